package org.chaosjunit.spi;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds what someone may have meant who wrote a name that does not exist. */
public final class Spelling {
    private Spelling() {}

    /** Returns the known names, the nearest to {@code wrong} first. */
    public static List<String> nearest(String wrong, Collection<String> known) {
        return known.stream()
                .sorted(Comparator.comparingInt(name -> distance(wrong, name)))
                .toList();
    }

    /** Tells whether {@code wrong} looks like a slip of who meant {@code known}. */
    public static boolean isLikely(String wrong, String known) {
        return distance(wrong, known) <= Math.max(1, wrong.length() / 3);
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
