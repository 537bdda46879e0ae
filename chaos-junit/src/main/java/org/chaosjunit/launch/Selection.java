package org.chaosjunit.launch;

import java.nio.file.Path;
import java.util.List;

/**
 * Which experiments are run.
 *
 * @param scanRoots directories of the class path, or jars, that are searched for tests
 * @param classes names of test classes
 * @param methods names of test methods, as {@code com.acme.CheckoutTests#slow}
 * @param includeTags tags, or tag expressions, of which a test must have one; none for any
 * @param excludeTags tags, or tag expressions, of which it must have none
 */
public record Selection(
        List<Path> scanRoots,
        List<String> classes,
        List<String> methods,
        List<String> includeTags,
        List<String> excludeTags) {
    /** Copies the lists. */
    public Selection {
        scanRoots = List.copyOf(scanRoots);
        classes = List.copyOf(classes);
        methods = List.copyOf(methods);
        includeTags = List.copyOf(includeTags);
        excludeTags = List.copyOf(excludeTags);
    }

    /** Tells whether nothing is selected from which tags could choose. */
    public boolean isEmpty() {
        return scanRoots.isEmpty() && classes.isEmpty() && methods.isEmpty();
    }
}
