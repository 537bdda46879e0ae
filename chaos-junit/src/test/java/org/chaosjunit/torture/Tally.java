package org.chaosjunit.torture;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.chaosjunit.torture.Kill.Means;

/** Counts the kills, by phase and means. */
final class Tally {
    private final Map<Phase, Map<Means, Integer>> kills = new EnumMap<>(Phase.class);
    private int tooLate;

    synchronized void hit(Phase phase, Means means) {
        kills.computeIfAbsent(phase, key -> new EnumMap<>(Means.class)).merge(means, 1, Integer::sum);
    }

    /** The victim was gone before. */
    synchronized void missed() {
        tooLate++;
    }

    synchronized int of(Phase phase) {
        return kills.getOrDefault(phase, Map.of()).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    synchronized String table() {
        StringBuilder table = new StringBuilder(String.format(Locale.ROOT, "%-10s", "killed in"));
        for (Means means : Means.values()) {
            table.append(String.format(Locale.ROOT, "%16s", means));
        }
        table.append("             all\n");
        for (Phase phase : Phase.values()) {
            table.append(String.format(Locale.ROOT, "%-10s", phase));
            for (Means means : Means.values()) {
                table.append(String.format(
                        Locale.ROOT, "%16d", kills.getOrDefault(phase, Map.of()).getOrDefault(means, 0)));
            }
            table.append(String.format(Locale.ROOT, "%16d%n", of(phase)));
        }
        return table + "gone before it could be killed: " + tooLate + "\n";
    }
}
