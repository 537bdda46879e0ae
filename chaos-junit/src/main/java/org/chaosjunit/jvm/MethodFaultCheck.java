package org.chaosjunit.jvm;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.security.CodeSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.chaosjunit.spi.MethodPattern;
import org.chaosjunit.spi.Problem;
import org.jspecify.annotations.Nullable;

/** Finds out before a fault is injected whether it has a method to act on. */
final class MethodFaultCheck {
    private static final int SIMILAR = 5;

    private final MethodPattern on;
    private final Class<?> type;

    private MethodFaultCheck(MethodPattern on, Class<?> type) {
        this.on = on;
        this.type = type;
    }

    /** Says what is wrong with the pattern and what to write instead; initialises no class. */
    static Optional<Problem> check(MethodPattern on) {
        try {
            return new MethodFaultCheck(on, load(on.className())).check();
        } catch (ClassNotFoundException none) {
            return Optional.of(new Problem(
                    "on",
                    "to name a class that can be loaded",
                    quote(on),
                    nested(on.className())
                            .map(name -> write(new MethodPattern(name, on.method())))
                            .orElse("Write its full name, that of a nested class as `com.acme.Outer$Inner`.")));
        } catch (LinkageError broken) {
            return Optional.of(new Problem(
                    "on",
                    "to name a class that can be loaded",
                    quote(on) + ", which cannot: " + broken,
                    "Repair the class path."));
        }
    }

    private Optional<Problem> check() {
        if (isOfJdk(type)) {
            return problem(
                    "to name a method of an application class",
                    ", which belongs to the JDK",
                    "Name the method of your own that calls it, or use a network fault.");
        }
        if (isOurs(type)) {
            return problem(
                    "to name a method of an application class",
                    ", which belongs to chaos-junit",
                    "Name a method of the system under test.");
        }
        List<Method> overloads = methods(type)
                .filter(method -> method.getName().equals(on.method()))
                .toList();
        if (overloads.isEmpty()) {
            return inherited().or(this::missing);
        }
        return overloads.stream().anyMatch(MethodFaultCheck::hasBody) ? Optional.empty() : bodiless(overloads.get(0));
    }

    private Optional<Problem> inherited() {
        return ancestors(type)
                .filter(ancestor -> !isOfJdk(ancestor))
                .filter(ancestor ->
                        methods(ancestor).anyMatch(method -> method.getName().equals(on.method())))
                .findFirst()
                .flatMap(owner -> problem(
                        "to name the class that declares the method",
                        ", which inherits it from " + owner.getName(),
                        write(new MethodPattern(owner.getName(), on.method()))));
    }

    private Optional<Problem> missing() {
        List<String> similar = methods(type)
                .map(Method::getName)
                .distinct()
                .filter(name -> !name.contains("lambda$"))
                .sorted(Comparator.<String>comparingInt(name -> Edits.between(name, on.method()))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(SIMILAR)
                .toList();
        return problem(
                "to name a method that its class declares",
                "",
                similar.isEmpty()
                        ? type.getName() + " declares none."
                        : type.getName() + " declares for example " + String.join(", ", similar) + ".");
    }

    private Optional<Problem> bodiless(Method method) {
        return Modifier.isNative(method.getModifiers())
                ? problem("to name a method with a body", ", which is native", "Name a method that calls it.")
                : problem("to name a method with a body", ", which is abstract", "Name a class that implements it.");
    }

    private Optional<Problem> problem(String required, String more, String remedy) {
        return Optional.of(new Problem("on", required, quote(on) + more, remedy));
    }

    private static Class<?> load(String name) throws ClassNotFoundException {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return Class.forName(name, false, context == null ? ClassLoader.getSystemClassLoader() : context);
    }

    // In source code a nested class is written with a dot.
    private static Optional<String> nested(String name) {
        int dot = name.lastIndexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        String candidate = name.substring(0, dot) + '$' + name.substring(dot + 1);
        try {
            return Optional.of(load(candidate).getName());
        } catch (ClassNotFoundException | LinkageError none) {
            return nested(name.substring(0, dot)).map(outer -> outer + '$' + name.substring(dot + 1));
        }
    }

    // A bridge is no method of its own.
    private static Stream<Method> methods(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods()).filter(method -> !method.isBridge());
    }

    private static Stream<Class<?>> ancestors(Class<?> type) {
        return Stream.concat(Stream.ofNullable(type.getSuperclass()), Arrays.stream(type.getInterfaces()))
                .flatMap(parent -> Stream.concat(Stream.of(parent), ancestors(parent)));
    }

    private static boolean hasBody(Method method) {
        return !Modifier.isAbstract(method.getModifiers()) && !Modifier.isNative(method.getModifiers());
    }

    private static boolean isOfJdk(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader == null || loader == ClassLoader.getPlatformClassLoader();
    }

    // By place, not by name: the tests of this project are no part of it.
    private static boolean isOurs(Class<?> type) {
        return type.getName().startsWith("org.chaosjunit.")
                && Objects.equals(place(type), place(MethodFaultCheck.class));
    }

    private static @Nullable Object place(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        return source == null ? null : source.getLocation();
    }

    private static String quote(MethodPattern pattern) {
        return "\"" + pattern + '"';
    }

    private static String write(MethodPattern pattern) {
        return "Write `on = \"" + pattern + "\"`.";
    }
}
