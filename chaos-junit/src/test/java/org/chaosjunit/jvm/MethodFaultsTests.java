package org.chaosjunit.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.chaosjunit.jvm.TestMethodFault.delaying;
import static org.chaosjunit.jvm.TestMethodFault.throwing;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.security.ProtectionDomain;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.description.modifier.Ownership;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.implementation.FixedValue;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.chaosjunit.fault.MethodException;
import org.chaosjunit.result.Evidence;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;

@DisplayName("A method fault")
@ResourceLock("org.chaosjunit.jvm.Repository")
@Timeout(120)
class MethodFaultsTests {
    private static final String REPOSITORY = "org.chaosjunit.jvm.Repository";

    private static final Instrumentation instrumentation = ByteBuddyAgent.install();

    private final MethodFaults faults = new MethodFaults(() -> instrumentation);
    private final List<MethodFaults.Installed> installed = new ArrayList<>();
    private final Repository repository = new Repository();

    @AfterEach
    void uninstall() {
        installed.forEach(MethodFaults.Installed::uninstall);
    }

    @Test
    @DisplayName("hits all overloads instead of their code, and nothing else")
    void hitsAllOverloads() {
        MethodFaults.Installed fault = install(throwing(REPOSITORY + "#save", () -> new IOException("disk full")));
        assertThatThrownBy(() -> repository.save("a"))
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("disk full");
        assertThatThrownBy(() -> repository.save("a", 2)).isExactlyInstanceOf(IOException.class);
        assertThat(repository.ran).isZero();
        assertThat(repository.hidden()).isEqualTo("secret");

        Evidence evidence = fault.evidence("jvm:1");
        assertThat(evidence.fault()).isEqualTo("a fault on org.chaosjunit.jvm.Repository#save");
        assertThat(evidence.target()).isEqualTo("jvm:1");
        assertThat(evidence.unit()).isEqualTo("calls");
        assertThat(evidence.matched()).isEqualTo(2);
        assertThat(evidence.applied()).isEqualTo(2);
        assertThat(evidence.first()).isNotNull();
    }

    @Test
    @DisplayName("hits private and static methods, and those of interfaces")
    void hitsHiddenMethods() {
        install(throwing(REPOSITORY + "#secret", () -> new IllegalStateException("private")));
        install(throwing(REPOSITORY + "#shared", () -> new IllegalStateException("static")));
        install(throwing(REPOSITORY + "Contract#byDefault", () -> new IllegalStateException("default")));
        assertThatThrownBy(repository::hidden).hasMessage("private");
        assertThatThrownBy(() -> Repository.shared(1)).hasMessage("static");
        assertThatThrownBy(repository::byDefault).hasMessage("default");
    }

    @Test
    @DisplayName("hits a call once, though the compiler added a bridge")
    void passesOverBridges() {
        MethodFaults.Installed fault = install(delaying(REPOSITORY + "#apply", Duration.ofNanos(1)));
        Function<String, String> function = repository;
        assertThat(function.apply("a")).isEqualTo("a");
        assertThat(fault.evidence("jvm").matched()).isEqualTo(1);
    }

    @Test
    @DisplayName("hits each call of a recursive method")
    void hitsRecursion() {
        MethodFaults.Installed fault = install(delaying(REPOSITORY + "#depth", Duration.ofNanos(1)));
        assertThat(repository.depth(5)).isEqualTo(5);
        assertThat(fault.evidence("jvm").applied()).isEqualTo(6);
    }

    @Test
    @DisplayName("is not hit by itself while it makes what it throws")
    void doesNotHitItself() {
        MethodFaults.Installed fault = install(
                throwing(REPOSITORY + "#save", () -> new IllegalStateException(new Repository().save("unharmed"))));
        assertThatThrownBy(() -> repository.save("a")).hasMessage("unharmed");
        assertThat(fault.evidence("jvm").matched()).isEqualTo(1);
    }

    @Test
    @DisplayName("that cannot be made lets the method run, and shows in the evidence")
    void survivesBrokenFaults() {
        MethodFaults.Installed fault = install(throwing(REPOSITORY + "#save", () -> {
            throw new IllegalStateException("broken fault");
        }));
        assertThat(repository.save("a")).isEqualTo("a");
        assertThat(fault.evidence("jvm").matched()).isEqualTo(1);
        assertThat(fault.evidence("jvm").applied()).isZero();
    }

    @Test
    @DisplayName("throws as if the method's own code did: its stack trace begins there")
    void beginsAtTheMethod() {
        install(throwing(REPOSITORY + "#secret", () -> new IllegalStateException("private")));
        assertThatThrownBy(repository::hidden).satisfies(thrown -> {
            assertThat(thrown.getStackTrace()[0].getMethodName()).isEqualTo("secret");
            assertThat(thrown.getStackTrace()[1].getMethodName()).isEqualTo("hidden");
        });
    }

    @Test
    @DisplayName("from the catalogue does so too, made by reflection as its exception is")
    void worksWithTheCatalogue() {
        MethodException fault = MethodException.exception(IOException.class, REPOSITORY + "#secret");
        assertThat(faults.check(fault)).isEmpty();
        MethodFaults.Installed one = faults.install(fault, 42, new Tally());
        installed.add(one);
        assertThatThrownBy(repository::hidden)
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("injected by chaos-junit into org.chaosjunit.jvm.Repository#secret")
                .satisfies(thrown ->
                        assertThat(thrown.getStackTrace()[0].getMethodName()).isEqualTo("secret"));
        assertThat(one.evidence("jvm").fault()).isEqualTo("IOException from org.chaosjunit.jvm.Repository#secret");
    }

    @Test
    @DisplayName("that delays holds the call back at least so long, then lets it run")
    void delays() {
        MethodFaults.Installed fault = install(delaying(REPOSITORY + "#save", Duration.ofMillis(50)));
        long start = System.nanoTime();
        assertThat(repository.save("a")).isEqualTo("a");
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(50_000_000);
        assertThat(fault.evidence("jvm").magnitude()).isEqualTo(new Evidence.Magnitude("ms", 50, 50, 50));
    }

    @Test
    @DisplayName("that delays lets go at once when it ends")
    void letsGoWhenItEnds() {
        MethodFaults.Installed fault = install(delaying(REPOSITORY + "#save", Duration.ofHours(1)));
        CompletableFuture<String> call = CompletableFuture.supplyAsync(() -> repository.save("a"));
        await().until(() -> fault.evidence("jvm").applied() == 1);
        assertThat(call).isNotDone();
        fault.uninstall();
        assertThat(call.join()).isEqualTo("a");
    }

    @Test
    @DisplayName("that delays an interrupted thread leaves it interrupted, and lets the method run")
    void keepsInterrupts() {
        install(delaying(REPOSITORY + "#save", Duration.ofHours(1)));
        Thread.currentThread().interrupt();
        assertThat(repository.save("a")).isEqualTo("a");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    @DisplayName("hits the share of calls that was asked for, the same ones for the same seed")
    void drawsPerCall() {
        List<Integer> first = hits(7);
        assertThat(first).hasSizeBetween(160, 240).isEqualTo(hits(7)).isNotEqualTo(hits(8));
    }

    @Test
    @DisplayName("counts every call of many threads")
    void isThreadSafe() throws Exception {
        MethodFaults.Installed fault = install(throwing(REPOSITORY + "#save", () -> new IllegalStateException("hit"))
                .share(50));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Integer>> hits = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                hits.add(threads.submit(() -> hitsOf(1000).size()));
            }
            int sum = 0;
            for (Future<Integer> hit : hits) {
                sum += hit.get();
            }
            assertThat(fault.evidence("jvm").matched()).isEqualTo(8000);
            assertThat(fault.evidence("jvm").applied()).isEqualTo(sum).isBetween(3600L, 4400L);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    @DisplayName("acts before those that were declared after it; what it throws keeps the others from the call")
    void actsInOrder() {
        MethodFaults.Installed delay = install(delaying(REPOSITORY + "#save", Duration.ofMillis(1)));
        MethodFaults.Installed first =
                install(throwing(REPOSITORY + "#save", () -> new IllegalStateException("first")));
        MethodFaults.Installed second =
                install(throwing(REPOSITORY + "#save", () -> new IllegalStateException("second")));
        assertThatThrownBy(() -> repository.save("a")).hasMessage("first");
        assertThat(delay.evidence("jvm").applied()).isEqualTo(1);
        assertThat(second.evidence("jvm").matched()).isZero();
        first.uninstall();
        assertThatThrownBy(() -> repository.save("a")).hasMessage("second");
        second.uninstall();
        delay.uninstall();
        assertThat(repository.save("a")).isEqualTo("a");
    }

    @Test
    @DisplayName("ends once, however often it is uninstalled")
    void endsOnce() {
        MethodFaults.Installed fault = install(throwing(REPOSITORY + "#save", () -> new IllegalStateException("hit")));
        assertThat(fault.isInstalled()).isTrue();
        fault.uninstall();
        assertThat(fault.isInstalled()).isFalse();
        MethodFaults.Installed again =
                install(throwing(REPOSITORY + "#save", () -> new IllegalStateException("again")));
        fault.uninstall();
        assertThat(again.isInstalled()).isTrue();
        assertThatThrownBy(() -> repository.save("a")).hasMessage("again");
    }

    @Test
    @DisplayName("gives the JVM back, byte for byte, the class file that it had before")
    void givesClassFilesBack() throws Exception {
        byte[] before = bytes(Repository.class);
        MethodFaults.Installed one = install(throwing(REPOSITORY + "#save", () -> new IllegalStateException("one")));
        MethodFaults.Installed two = install(throwing(REPOSITORY + "#secret", () -> new IllegalStateException("two")));
        assertThat(bytes(Repository.class)).isNotEqualTo(before);
        one.uninstall();
        assertThat(bytes(Repository.class)).isNotEqualTo(before);
        assertThat(bytes(Repository.class, two::uninstall)).isEqualTo(before);
    }

    @Test
    @DisplayName("leaves the same code, and the same class however often it comes and goes")
    void leavesClassesIdentical() throws Exception {
        byte[] before = bytes(Repository.class);
        byte[] once = afterComingAndGoing();
        assertThat(withoutUnusedConstants(once)).isEqualTo(withoutUnusedConstants(before));
        assertThat(afterComingAndGoing()).isEqualTo(once);
        assertThat(afterComingAndGoing()).isEqualTo(once);
    }

    @Test
    @DisplayName("hits a class that is loaded later, by a class loader that sees nothing of ours")
    void hitsLaterLoadedClasses() throws Exception {
        MethodFaults.Installed fault = install(throwing(REPOSITORY + "#shared", () -> new IOException("far away")));
        try (InputStream classFile = Repository.class.getResourceAsStream("Repository.class");
                InputStream base = Repository.class.getResourceAsStream("RepositoryBase.class");
                InputStream contract = Repository.class.getResourceAsStream("RepositoryContract.class")) {
            assertThat(List.of(classFile, base, contract)).doesNotContainNull();
            Lonely loader = new Lonely();
            loader.define(base.readAllBytes());
            loader.define(contract.readAllBytes());
            Class<?> copy = loader.define(classFile.readAllBytes());
            assertThat(copy).isNotEqualTo(Repository.class);
            var shared = copy.getDeclaredMethod("shared", int.class);
            shared.setAccessible(true);
            assertThatThrownBy(() -> shared.invoke(null, 1))
                    .isInstanceOf(InvocationTargetException.class)
                    .cause()
                    .isExactlyInstanceOf(IOException.class)
                    .hasMessage("far away");
            fault.uninstall();
            assertThat(shared.invoke(null, 1)).isEqualTo(2);
        }
    }

    @Test
    @DisplayName("hits classes of old compilers")
    void hitsOldClasses() throws Exception {
        byte[] old = new ByteBuddy(ClassFileVersion.JAVA_V5)
                .subclass(Object.class)
                .name("com.acme.Old")
                .defineMethod("answer", String.class, Visibility.PUBLIC, Ownership.STATIC)
                .intercept(FixedValue.value("old"))
                .make()
                .getBytes();
        var answer = new Lonely().define(old).getMethod("answer");
        assertThat(answer.invoke(null)).isEqualTo("old");
        install(throwing("com.acme.Old#answer", () -> new IllegalStateException("hit")));
        assertThatThrownBy(() -> answer.invoke(null)).cause().hasMessage("hit");
    }

    @Test
    @DisplayName("asks for the instrumentation only when it is installed")
    void isLazy() {
        MethodFaults unused = new MethodFaults(() -> {
            throw new AssertionError("asked");
        });
        assertThat(unused.check(throwing(REPOSITORY + "#save", Throwable::new))).isEmpty();
        assertThatThrownBy(() -> unused.install(throwing(REPOSITORY + "#save", Throwable::new), 1, new Tally()))
                .hasMessage("asked");
    }

    @Test
    @DisplayName("of two copies of this project act side by side")
    void sharesTheTable() {
        MethodFaults other = new MethodFaults(() -> instrumentation);
        MethodFaults.Installed mine = install(delaying(REPOSITORY + "#save", Duration.ofNanos(1)));
        MethodFaults.Installed theirs =
                other.install(delaying(REPOSITORY + "#save", Duration.ofNanos(1)), 1, new Tally());
        installed.add(theirs);
        repository.save("a");
        mine.uninstall();
        repository.save("a");
        assertThat(mine.evidence("jvm").matched()).isEqualTo(1);
        assertThat(theirs.evidence("jvm").matched()).isEqualTo(2);
    }

    private MethodFaults.Installed install(TestMethodFault fault) {
        MethodFaults.Installed one = faults.install(fault, 42, new Tally());
        installed.add(one);
        return one;
    }

    private List<Integer> hits(long seed) {
        MethodFaults.Installed fault = faults.install(
                throwing(REPOSITORY + "#save", () -> new IllegalStateException("hit"))
                        .share(20),
                seed,
                new Tally());
        try {
            return hitsOf(1000);
        } finally {
            fault.uninstall();
        }
    }

    private List<Integer> hitsOf(int calls) {
        List<Integer> hits = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            try {
                repository.save("a");
            } catch (IllegalStateException hit) {
                hits.add(i);
            }
        }
        return hits;
    }

    private byte[] afterComingAndGoing() throws Exception {
        MethodFaults.Installed fault = install(throwing(REPOSITORY + "#save", () -> new IllegalStateException("hit")));
        assertThatThrownBy(() -> repository.save("a")).hasMessage("hit");
        fault.uninstall();
        return bytes(Repository.class);
    }

    // From JDK 20 on, the JVM forgets the class file it was given back, and shows one that it makes of the class
    // itself.
    // That holds every constant that the class ever had.
    private static byte[] withoutUnusedConstants(byte[] classFile) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(classFile).accept(writer, 0);
        return writer.toByteArray();
    }

    private static byte[] bytes(Class<?> type) throws Exception {
        return bytes(type, () -> instrumentation.retransformClasses(type));
    }

    /** Returns the class file that the JVM gets from the last of all transformers while something is done. */
    private static byte[] bytes(Class<?> type, ThrowingCallable retransformation) throws Exception {
        List<byte[]> seen = new ArrayList<>();
        ClassFileTransformer tail = new ClassFileTransformer() {
            @Override
            public byte @Nullable [] transform(
                    @Nullable ClassLoader loader,
                    @Nullable String name,
                    @Nullable Class<?> redefined,
                    @Nullable ProtectionDomain domain,
                    byte[] classFile) {
                if (type.equals(redefined)) {
                    seen.add(classFile);
                }
                return null;
            }
        };
        instrumentation.addTransformer(tail, true);
        try {
            assertThatNoException().isThrownBy(retransformation);
        } finally {
            instrumentation.removeTransformer(tail);
        }
        assertThat(seen).hasSize(1);
        return seen.get(0);
    }

    /** Sees the JDK and what it is given, nothing else. */
    private static final class Lonely extends ClassLoader {
        Lonely() {
            super(null);
        }

        Class<?> define(byte[] classFile) {
            return defineClass(null, classFile, 0, classFile.length);
        }
    }
}
