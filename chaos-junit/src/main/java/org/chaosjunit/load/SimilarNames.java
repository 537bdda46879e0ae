package org.chaosjunit.load;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds what someone may have meant who wrote a name that does not exist. */
final class SimilarNames {
    private static final int LISTED = 5;

    private SimilarNames() {}

    /** Returns a sentence that names those of the known names that come nearest to {@code wrong}. */
    static String hint(String wrong, List<String> known) {
        if (known.isEmpty()) {
            return "It has no method without parameters.";
        }
        List<String> nearest = known.stream()
                .sorted(Comparator.comparingInt(name -> distance(wrong, name)))
                .limit(LISTED)
                .toList();
        boolean typo = distance(wrong, nearest.get(0)) <= Math.max(1, wrong.length() / 3);
        return typo
                ? "Did you mean \"" + nearest.get(0) + "\"?"
                : "Methods without parameters are for example: " + String.join(", ", nearest) + ".";
    }

    /** Returns how many letters must be added, left out or changed, whatever their case. */
    private static int distance(String one, String other) {
        String from = one.toLowerCase(Locale.ROOT);
        String to = other.toLowerCase(Locale.ROOT);
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int change = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
