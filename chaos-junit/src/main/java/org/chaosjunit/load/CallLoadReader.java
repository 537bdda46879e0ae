package org.chaosjunit.load;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.Load;
import org.chaosjunit.spi.LoadReader;
import org.chaosjunit.spi.Site;

/** Reads {@link CallLoad}. */
final class CallLoadReader implements LoadReader<CallLoad> {
    private static final int MOST_OPEN = 2000;

    @Override
    public Load read(CallLoad load, Site site) {
        CallOperation operation = isHandler(load) ? HandlerAttributes.operation(load, site) : ofMethod(load, site);
        LoadAttributes attributes = new LoadAttributes(
                load.rate(),
                load.rates(),
                load.arrivals(),
                load.maxInFlight(),
                load.alternateWith(),
                load.warmup(),
                load.timeout(),
                load.name());
        return new OpenLoad<>(attributes.plan(operation, site, MOST_OPEN), new CallDriver());
    }

    private static boolean isHandler(CallLoad load) {
        boolean isHandler = load.handler() != void.class;
        if (isHandler != load.value().isEmpty()) {
            throw new InvalidAttributeException(
                    "value",
                    "to stand alone or `handler` to",
                    isHandler
                            ? "both \"" + load.value() + "\" and "
                                    + load.handler().getName()
                            : "neither",
                    "Write the name of a method, or `handler = MyHandler.class`.");
        }
        return isHandler;
    }

    private static CallOperation ofMethod(CallLoad load, Site site) {
        HandlerAttributes.checkAbsent(load);
        Method method = method(load.value(), site.testClass());
        boolean isStatic = Modifier.isStatic(method.getModifiers());
        return CallOperation.of(method, isStatic ? null : site.testInstance().orElse(null));
    }

    private static Method method(String name, Class<?> testClass) {
        Collection<Method> all = methods(testClass);
        List<Method> named =
                all.stream().filter(method -> method.getName().equals(name)).toList();
        if (named.isEmpty()) {
            throw new InvalidAttributeException(
                    "value",
                    "to name a method of " + testClass.getName(),
                    '"' + name + '"',
                    SimilarNames.hint(name, callable(all)));
        }
        if (named.size() > 1) {
            throw new InvalidAttributeException(
                    "value",
                    "to name a method that is not overloaded",
                    '"' + name + "\": " + signatures(named),
                    "Give the one that is meant a name of its own.");
        }
        Method method = named.get(0);
        if (method.getParameterCount() > 0) {
            throw new InvalidAttributeException(
                    "value",
                    "to name a method without parameters",
                    signatures(named),
                    "Add a method without parameters that calls it.");
        }
        if (!method.trySetAccessible()) {
            throw new InvalidAttributeException(
                    "value",
                    "to name a method that may be called by reflection",
                    '"' + name + '"',
                    "Open package " + testClass.getPackageName() + " to the module org.chaosjunit.");
        }
        return method;
    }

    /** Returns the methods of a class and of all it extends and implements, without those that are overridden. */
    private static Collection<Method> methods(Class<?> testClass) {
        Map<String, Method> methods = new LinkedHashMap<>();
        for (Class<?> type = testClass; type != null && type != Object.class; type = type.getSuperclass()) {
            Stream.of(type.getDeclaredMethods()).forEach(method -> add(methods, method));
        }
        // Those of interfaces, of which only default ones are new here.
        Stream.of(testClass.getMethods())
                .filter(method -> method.getDeclaringClass() != Object.class)
                .forEach(method -> add(methods, method));
        return methods.values();
    }

    private static void add(Map<String, Method> methods, Method method) {
        if (!method.isSynthetic()) {
            methods.putIfAbsent(signature(method), method);
        }
    }

    private static List<String> callable(Collection<Method> methods) {
        return methods.stream()
                .filter(method -> method.getParameterCount() == 0)
                .map(Method::getName)
                .sorted()
                .toList();
    }

    private static String signatures(List<Method> methods) {
        return methods.stream().map(CallLoadReader::signature).sorted().collect(Collectors.joining(", "));
    }

    private static String signature(Method method) {
        return method.getName()
                + Arrays.stream(method.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(", ", "(", ")"));
    }
}
