package org.chaosjunit.jvm;

import static net.bytebuddy.matcher.ElementMatchers.isBridge;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.not;

import java.lang.instrument.ClassFileTransformer;
import java.lang.reflect.Field;
import java.security.ProtectionDomain;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.field.FieldDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.scaffold.MethodGraph;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.pool.TypePool;
import net.bytebuddy.utility.OpenedClassReader;
import org.chaosjunit.spi.MethodPattern;
import org.jspecify.annotations.Nullable;

/** Puts {@link MethodAdvice} at the entry of the methods of one pattern, in whichever class loader. */
final class MethodTransformer implements ClassFileTransformer {
    private static final System.Logger LOG = System.getLogger(MethodTransformer.class.getName());

    private final MethodPattern pattern;
    private final String internalName;
    private final Advice advice;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    MethodTransformer(MethodPattern pattern, Field hooks, String id) {
        this.pattern = pattern;
        this.internalName = pattern.className().replace('.', '/');
        this.advice = Advice.withCustomMapping()
                .bind(MethodAdvice.Hooks.class, new FieldDescription.ForLoadedField(hooks))
                .bind(MethodAdvice.Id.class, id)
                .to(MethodAdvice.class);
    }

    /** Returns why a class could not be changed; the JVM itself would only pass over it. */
    Optional<Throwable> failure() {
        return Optional.ofNullable(failure.get());
    }

    @Override
    @SuppressWarnings("CatchingUnchecked") // The JVM would swallow it.
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String className,
            @Nullable Class<?> loaded,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        try {
            return internalName.equals(nameOf(className, classFile)) ? withAdvice(loader, classFile) : null;
        } catch (Throwable thrown) {
            failure.compareAndSet(null, thrown);
            LOG.log(System.Logger.Level.WARNING, pattern + " is not faulted in " + loader, thrown);
            return null;
        }
    }

    // A class loader may define a class without saying its name first.
    private static String nameOf(@Nullable String className, byte[] classFile) {
        return className == null ? OpenedClassReader.of(classFile).getClassName() : className;
    }

    private byte[] withAdvice(@Nullable ClassLoader loader, byte[] classFile) {
        ClassFileLocator locator = new ClassFileLocator.Compound(
                ClassFileLocator.Simple.of(pattern.className(), classFile), ClassFileLocator.ForClassLoader.of(loader));
        TypeDescription type = TypePool.Default.WithLazyResolution.of(locator)
                .describe(pattern.className())
                .resolve();
        // Looks at nothing but the class itself: some class loaders hand out no class files. A bridge only calls the
        // method it stands for, which would then be hit twice.
        return new ByteBuddy()
                .with(TypeValidation.DISABLED)
                .with(MethodGraph.Compiler.ForDeclaredMethods.INSTANCE)
                .decorate(type, locator)
                .visit(advice.on(named(pattern.method()).and(not(isBridge()))))
                .make()
                .getBytes();
    }
}
