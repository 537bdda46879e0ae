package org.chaosjunit.micrometer;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.stream.Stream;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.Site;
import org.jspecify.annotations.Nullable;

/** Where the registry is found. */
@FunctionalInterface
interface RegistryPlace {
    /** Returns the registry at present. */
    MeterRegistry registry() throws Throwable;

    /**
     * Returns the place that a name stands for: a field, or else a method without parameters, of the test class or one that it
     * extends; the global registry if the name is empty.
     *
     * @throws InvalidAttributeException if there is no such, or what it holds is no registry
     */
    static RegistryPlace of(String name, Site site) {
        if (name.isEmpty()) {
            return () -> Metrics.globalRegistry;
        }
        for (Class<?> type = site.testClass(); type != null; type = type.getSuperclass()) {
            for (Member member : members(type, name)) {
                return of(member, site);
            }
        }
        throw invalid("to name a field, or a method without parameters, of the test", '"' + name + '"');
    }

    private static Iterable<Member> members(Class<?> type, String name) {
        Stream<Member> fields = Stream.of(type.getDeclaredFields());
        Stream<Member> methods = Stream.<Method>of(type.getDeclaredMethods())
                .filter(method -> method.getParameterCount() == 0)
                .map(Member.class::cast);
        return Stream.concat(fields, methods)
                .filter(member -> member.getName().equals(name))
                .toList();
    }

    private static RegistryPlace of(Member member, Site site) {
        Class<?> type = member instanceof Field field ? field.getType() : ((Method) member).getReturnType();
        if (!MeterRegistry.class.isAssignableFrom(type)) {
            throw invalid("to hold a MeterRegistry", member.toString());
        }
        if (!((AccessibleObject) member).trySetAccessible()) {
            throw invalid("to be accessible", member.toString());
        }
        Object instance = Modifier.isStatic(member.getModifiers())
                ? null
                : site.testInstance().orElse(null);
        return () -> registry(member, instance);
    }

    private static MeterRegistry registry(Member member, @Nullable Object instance) throws Throwable {
        Object found = member instanceof Field field ? field.get(instance) : call((Method) member, instance);
        if (found instanceof MeterRegistry registry) {
            return registry;
        }
        throw new IllegalStateException(member.getName() + " holds no registry yet");
    }

    private static @Nullable Object call(Method method, @Nullable Object instance) throws Throwable {
        try {
            return method.invoke(instance);
        } catch (InvocationTargetException thrown) {
            throw thrown.getTargetException();
        }
    }

    private static InvalidAttributeException invalid(String required, String found) {
        return new InvalidAttributeException(
                "registry",
                required,
                found,
                "Write for example `registry = \"meters\"` beside a field `static MeterRegistry meters`, or leave it out for"
                        + " Metrics.globalRegistry.");
    }
}
