package org.chaosjunit.jvm;

import static net.bytebuddy.matcher.ElementMatchers.isStatic;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import java.io.FileDescriptor;
import java.io.IOException;
import java.lang.instrument.ClassFileTransformer;
import java.net.InetAddress;
import java.security.ProtectionDomain;
import java.util.Map;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import org.jspecify.annotations.Nullable;

/** Puts the network hooks into the JDK. */
final class HookTransformer implements ClassFileTransformer {
    private final Map<Class<?>, AsmVisitorWrapper> hooks;
    private volatile @Nullable Throwable failure;

    HookTransformer(Class<?> net) throws IOException {
        // By the types of its parameters: builds of the JDK exist that append one.
        AsmVisitorWrapper connect = advice(ConnectAdvice.class)
                .on(named("connect")
                        .and(isStatic())
                        .and(takesArgument(1, FileDescriptor.class))
                        .and(takesArgument(2, InetAddress.class))
                        .and(takesArgument(3, int.class)));
        AsmVisitorWrapper lookup =
                advice(LookupAdvice.class).on(named("getAllByName").and(takesArguments(String.class)));
        hooks = Map.of(net, connect, InetAddress.class, lookup);
    }

    /** Returns the classes that must be transformed again. */
    Class<?>[] classes() {
        return hooks.keySet().toArray(Class<?>[]::new);
    }

    /** Returns what went wrong while transforming; the JVM swallows it. */
    @Nullable
    Throwable failure() {
        return failure;
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> type,
            @Nullable ProtectionDomain domain,
            byte[] bytes) {
        AsmVisitorWrapper hook = type == null ? null : hooks.get(type);
        if (type == null || hook == null) {
            return null;
        }
        try {
            return new ByteBuddy()
                    .with(TypeValidation.DISABLED)
                    .decorate(type, ClassFileLocator.Simple.of(type.getName(), bytes))
                    .visit(hook)
                    .make()
                    .getBytes();
        } catch (RuntimeException | LinkageError e) {
            failure = e;
            return null;
        }
    }

    private static Advice advice(Class<?> template) throws IOException {
        return Advice.to(
                TypeDescription.ForLoadedType.of(template),
                ClassFileLocator.Simple.of(template.getName(), BootClass.renamed(template)));
    }
}
