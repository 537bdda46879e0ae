package org.chaosjunit.jvm;

import static net.bytebuddy.matcher.ElementMatchers.isTypeInitializer;
import static net.bytebuddy.matcher.ElementMatchers.named;

import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.modifier.FieldManifestation;
import net.bytebuddy.description.modifier.Ownership;
import net.bytebuddy.description.modifier.TypeManifestation;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.dynamic.scaffold.subclass.ConstructorStrategy;
import net.bytebuddy.implementation.MethodCall;

/**
 * The table through which faulted methods of any class loader find their hooks.
 *
 * <p>It is the static field of a class made at run time in {@code java.lang}, the one package that every class loader
 * and every module can see. Several copies of this project in one JVM share it: each uses keys of its own.
 */
final class MethodHooks {
    private static final String HOLDER = "java.lang.ChaosJunitMethodHooks";
    private static final String FIELD = "HOOKS";

    private MethodHooks() {}

    /** Returns the field, after making its class if no copy of this project has done so. */
    static synchronized Field field(Instrumentation instrumentation) {
        try {
            return holder(instrumentation).getField(FIELD);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Returns the hooks by their keys. */
    @SuppressWarnings("unchecked") // Nobody else knows the field.
    static Map<String, Runnable> table(Field field) {
        try {
            Object table = field.get(null);
            if (table == null) {
                throw new IllegalStateException(HOLDER + " has no table");
            }
            return (Map<String, Runnable>) table;
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Class<?> holder(Instrumentation instrumentation) throws ReflectiveOperationException {
        try {
            return Class.forName(HOLDER, true, null);
        } catch (ClassNotFoundException notYet) {
            return define(instrumentation);
        }
    }

    private static Class<?> define(Instrumentation instrumentation) throws ReflectiveOperationException {
        // Only an agent may open java.lang; this is silent on every JDK, where other ways into the boot loader are not.
        instrumentation.redefineModule(
                Object.class.getModule(),
                Set.of(),
                Map.of(),
                Map.of("java.lang", Set.of(MethodHooks.class.getModule())),
                Set.of(),
                Map.of());
        MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(Object.class, MethodHandles.lookup());
        try {
            return lookup.defineClass(holderClass());
        } catch (LinkageError anotherCopyWasFaster) {
            return Class.forName(HOLDER, true, null);
        }
    }

    private static byte[] holderClass() throws NoSuchMethodException {
        return new ByteBuddy()
                .with(TypeValidation.DISABLED)
                .subclass(Object.class, ConstructorStrategy.Default.NO_CONSTRUCTORS)
                .name(HOLDER)
                .modifiers(Visibility.PUBLIC, TypeManifestation.FINAL)
                .defineField(FIELD, Map.class, Visibility.PUBLIC, Ownership.STATIC, FieldManifestation.FINAL)
                .invokable(isTypeInitializer())
                .intercept(MethodCall.construct(ConcurrentHashMap.class.getConstructor())
                        .setsField(named(FIELD)))
                .make()
                .getBytes();
    }
}
