package org.chaosjunit.load;

import java.util.List;
import java.util.stream.Collectors;
import org.chaosjunit.spi.Spelling;

/** Finds what someone may have meant who wrote a name that does not exist. */
final class SimilarNames {
    private static final int LISTED = 5;

    private SimilarNames() {}

    /** Returns a sentence that names those of the known names that come nearest to {@code wrong}. */
    static String hint(String wrong, List<String> known) {
        if (known.isEmpty()) {
            return "It has no method without parameters.";
        }
        List<String> nearest = Spelling.nearest(wrong, known);
        return Spelling.isLikely(wrong, nearest.get(0))
                ? "Did you mean \"" + nearest.get(0) + "\"?"
                : "Methods without parameters are for example: "
                        + nearest.stream().limit(LISTED).collect(Collectors.joining(", ")) + ".";
    }
}
