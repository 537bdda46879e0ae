package org.chaosjunit.steady;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.chaosjunit.sampling.Cadence;
import org.chaosjunit.sampling.Kind;
import org.chaosjunit.sampling.MetricAttributes;
import org.chaosjunit.sampling.ProbedMetric;
import org.chaosjunit.sampling.Reading;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.MetricReader;
import org.chaosjunit.spi.MetricSource;
import org.chaosjunit.spi.Site;
import org.jspecify.annotations.Nullable;

/** Reads {@link Metric}. */
final class MetricMethodReader implements MetricReader<Metric> {
    private static final Set<Class<?>> NUMBERS = Set.of(
            byte.class,
            short.class,
            int.class,
            long.class,
            float.class,
            double.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            OptionalInt.class,
            OptionalLong.class,
            OptionalDouble.class);

    @Override
    public MetricSource read(Metric metric, Site site) {
        MetricAttributes attributes = new MetricAttributes(
                metric.value(), metric.unit(), kind(metric.kind()), metric.every(), metric.timeout());
        String name = attributes.name(site);
        if (!(site.element() instanceof Method method)) {
            throw new InvalidAttributeException(
                    "value", "to stand on a method", site.element().toString(), "Move it to a method of the test.");
        }
        requireNumber(method);
        Object instance = Modifier.isStatic(method.getModifiers()) ? null : instance(method, site);
        Cadence cadence = attributes.cadence(site);
        return ProbedMetric.of(name, metric.unit(), metric.kind(), cadence, () -> {
            OptionalDouble number = number(name, method, instance);
            return number.isPresent() ? Reading.of(number.getAsDouble()) : Reading.NOTHING;
        });
    }

    private static Kind kind(Kind kind) {
        if (kind.isRelative()) {
            throw new InvalidAttributeException(
                    "kind",
                    "to be GAUGE or RATE, for a method returns one number",
                    kind.toString(),
                    "Let the method return the ratio itself.");
        }
        return kind;
    }

    private static void requireNumber(Method method) {
        if (method.getParameterCount() > 0) {
            throw new InvalidAttributeException(
                    "value", "to stand on a method without parameters", method.toString(), "Remove the parameters.");
        }
        if (method.getReturnType() == boolean.class || method.getReturnType() == Boolean.class) {
            throw new InvalidAttributeException(
                    "value",
                    "to stand on a method that returns a number",
                    method.toString(),
                    "Return an int, 1 for true and 0 for false, and write `range = \"[1,1]\"`.");
        }
        if (!NUMBERS.contains(method.getReturnType())) {
            throw new InvalidAttributeException(
                    "value",
                    "to stand on a method that returns a number",
                    method.toString(),
                    "Return a primitive number, its box, OptionalInt, OptionalLong or OptionalDouble.");
        }
        if (!method.trySetAccessible()) {
            throw new InvalidAttributeException(
                    "value",
                    "to stand on an accessible method",
                    method.toString(),
                    "Make it public, or open its package to chaos-junit.");
        }
    }

    private static @Nullable Object instance(Method method, Site site) {
        Object instance = site.testInstance().orElse(null);
        if (instance != null && !method.getDeclaringClass().isInstance(instance)) {
            throw new InvalidAttributeException(
                    "value",
                    "to stand on a method of the test's own class, or on a static one",
                    method.toString(),
                    "Make the method static, or move it to "
                            + instance.getClass().getName() + ".");
        }
        return instance;
    }

    private static OptionalDouble number(String name, Method method, @Nullable Object instance) throws Throwable {
        if (instance == null && !Modifier.isStatic(method.getModifiers())) {
            throw new IllegalStateException("the metric " + name + " needs a test instance, but no test runs");
        }
        try {
            return number(method.invoke(instance));
        } catch (InvocationTargetException thrown) {
            throw thrown.getTargetException();
        }
    }

    private static OptionalDouble number(@Nullable Object answer) {
        if (answer == null) {
            return OptionalDouble.empty();
        }
        if (answer instanceof OptionalInt number) {
            return number.isPresent() ? OptionalDouble.of(number.getAsInt()) : OptionalDouble.empty();
        }
        if (answer instanceof OptionalLong number) {
            return number.isPresent() ? OptionalDouble.of((double) number.getAsLong()) : OptionalDouble.empty();
        }
        return answer instanceof OptionalDouble number ? number : OptionalDouble.of(((Number) answer).doubleValue());
    }
}
