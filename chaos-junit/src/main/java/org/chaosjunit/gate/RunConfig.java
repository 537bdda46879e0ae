package org.chaosjunit.gate;

import java.nio.file.Path;
import java.util.List;

/**
 * How experiments are run. Without {@code classes} and {@code methods} all tests under the {@code scanRoots} are run that
 * have the tags.
 *
 * @param classPath class path of the JVM of the experiments, with chaos-junit and JUnit's launcher and engine; read by
 *     {@code gate} only, which starts that JVM
 * @param scanRoots directories of the class path, or jars, that are searched for tests; by default none
 * @param classes names of test classes; by default none
 * @param methods names of test methods, as {@code com.acme.CheckoutTests#slow}; by default none
 * @param includeTags tags, or tag expressions of JUnit, of which a test must have one; by default any
 * @param excludeTags tags, or tag expressions, of which it must have none; by default none
 * @param jvmArguments arguments of that JVM, before the main class; read by {@code gate} only; by default none
 */
public record RunConfig(
        List<Path> classPath,
        @Optionally List<Path> scanRoots,
        @Optionally List<String> classes,
        @Optionally List<String> methods,
        @Optionally List<String> includeTags,
        @Optionally List<String> excludeTags,
        @Optionally List<String> jvmArguments) {
    /** Copies the lists. */
    public RunConfig {
        classPath = List.copyOf(classPath);
        scanRoots = orNone(scanRoots);
        classes = orNone(classes);
        methods = orNone(methods);
        includeTags = orNone(includeTags);
        excludeTags = orNone(excludeTags);
        jvmArguments = orNone(jvmArguments);
    }

    private static <T> List<T> orNone(List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
