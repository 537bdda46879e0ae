package org.chaosjunit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.chaosjunit.FaultType;
import org.chaosjunit.result.ExperimentResult;
import org.chaosjunit.result.Finding;
import org.chaosjunit.result.Reason;
import org.chaosjunit.result.Verdict;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.FaultReader;
import org.chaosjunit.spi.Guard;
import org.chaosjunit.spi.Reporter;
import org.chaosjunit.spi.Reverter;
import org.chaosjunit.spi.Settings;
import org.chaosjunit.spi.Site;
import org.chaosjunit.testing.Kit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is named and not there; in JVMs of their own where that is for all experiments of a JVM. */
@Timeout(300)
@Tag("long")
class LoadingTests extends Rows {
    /** The native form of a hook whose module is missing: a service of the class path whose class is. */
    @ParameterizedTest
    @ValueSource(classes = {Guard.class, Reporter.class, Reverter.class})
    void K31_serviceIsMissing(Class<?> service) throws Exception {
        Path services = Files.createDirectories(directory.resolve("classes/META-INF/services"));
        Files.writeString(services.resolve(service.getName()), "no.such.Thing\n");

        assertNotStarted("Not started: A " + service.getSimpleName() + " of the class path cannot be loaded: "
                + service.getName()
                + ": Provider no.such.Thing not found. Repair it, or remove it from META-INF/services/"
                + service.getName() + ". Nothing was changed.");
    }

    /** The same of a part of the experiment itself: the reader of an annotation that cannot be made. */
    @Test
    void K31_readerCannotBeMade() {
        Row row = Row.run(shop, directory, UnreadableTestCase.class, "unreadable");

        String message = UnreadableReader.class.getName() + " has no constructor without parameters, or it throws";
        assertThat(row.thrown()).get().asString().isEqualTo("java.lang.IllegalStateException: " + message);
        assertThat(row.result().findings())
                .extracting(Finding::reason, Finding::message)
                .containsExactly(tuple(Reason.INVALID, message));
        row.neverInjected().leavesNothing();
    }

    /** The same row as in {@link GateTests}, of a parameter that only the launcher knows. */
    @Test
    void K29_noStrategyOfTheLauncherLeavesTheFaultOn() throws Exception {
        Settings settings = Settings.over(name -> Optional.of("never"), List.of("chaosjunit.rollbacks"));

        assertNotStarted(
                "The experiment " + settings.unknown().get(0) + "\n    on void " + SignalTestCase.class.getName()
                        + ".isShort()",
                "--config=chaosjunit.rollbacks=never");
    }

    private void assertNotStarted(String message, String... more) throws IOException, InterruptedException {
        try (Fork fork = Fork.start(directory, shop, "isShort", directory.resolve("classes"), more)) {
            assertThat(fork.exitCode()).as(fork::output).isEqualTo(1);
            assertThat(fork.output()).contains(message.lines().toList());
        }
        ExperimentResult result = new Kit(directory).results().get(0);
        assertThat(result.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(result.findings())
                .extracting(Finding::reason, Finding::message)
                .containsExactly(tuple(Reason.INVALID, message));
        assertThat(shop.puts()).isEmpty();
        assertThat(Row.records(directory.resolve("journal"))).isEmpty();
    }

    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @FaultType(UnreadableReader.class)
    @interface Unreadable {}

    static final class UnreadableReader implements FaultReader<Unreadable> {
        UnreadableReader(String what) {
            throw new IllegalStateException(what);
        }

        @Override
        public Fault read(Unreadable annotation, Site site) {
            throw new IllegalStateException();
        }
    }

    static class UnreadableTestCase extends ShopTestCase {
        @ShopFault
        @Unreadable
        @Healthy
        void unreadable() {}
    }
}
