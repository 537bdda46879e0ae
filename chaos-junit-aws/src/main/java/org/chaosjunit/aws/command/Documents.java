package org.chaosjunit.aws.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.Spelling;

/**
 * The documents that may be run, and their parameters, as the AWS FIS User Guide describes them in "Use Systems Manager SSM
 * documents with AWS FIS".
 *
 * <p>{@code AWSFIS-Run-Kill-Process} is none of them: it has no duration, and nothing that could be cancelled.
 */
final class Documents {
    static final String DURATION = "DurationSeconds";
    private static final String INSTALL = "InstallDependencies";

    /** Of each document the parameters; those that it requires begin with an exclamation mark. */
    private static final Map<String, List<String>> ALL = new TreeMap<>(Map.ofEntries(
            document("CPU-Stress", "CPU", "LoadPercent"),
            document("Disk-Fill", "Percent"),
            document("IO-Stress", "Workers", "Percent"),
            document("Memory-Stress", "Workers", "!Percent"),
            document("Network-Blackhole-Port", "!Protocol", "!Port", "TrafficType"),
            document("Network-Latency", "Interface", "DelayMilliseconds"),
            document(
                    "Network-Latency-Sources",
                    "Interface",
                    "DelayMilliseconds",
                    "JitterMilliseconds",
                    "FlowsPercent",
                    "!Sources",
                    "TrafficType"),
            document("Network-Packet-Loss", "Interface", "LossPercent"),
            document(
                    "Network-Packet-Loss-Sources",
                    "Interface",
                    "LossPercent",
                    "FlowsPercent",
                    "!Sources",
                    "TrafficType")));

    private Documents() {}

    private static Map.Entry<String, List<String>> document(String name, String... parameters) {
        List<String> all = new ArrayList<>(List.of(parameters));
        all.add('!' + DURATION);
        all.add(INSTALL);
        return Map.entry("AWSFIS-Run-" + name, all);
    }

    /**
     * Checks that a document may be run with these parameters.
     *
     * @throws InvalidAttributeException if not
     */
    static void check(String document, Map<String, String> parameters) {
        List<String> known = ALL.get(document);
        if (known == null) {
            throw new InvalidAttributeException(
                    "document",
                    "to be one that AWS owns for stress of limited duration, and no free command",
                    '"' + document + '"',
                    "Known: " + String.join(", ", ALL.keySet()) + '.');
        }
        Set<String> names = new TreeSet<>();
        known.forEach(name -> names.add(name.replace("!", "")));
        for (String name : parameters.keySet()) {
            if (!names.contains(name)) {
                throw new InvalidAttributeException(
                        "parameters",
                        "to be such as " + document + " has",
                        '"' + name + '"',
                        "The nearest is `"
                                + Spelling.nearest(name, List.copyOf(names)).get(0) + "`. Known: "
                                + String.join(", ", names) + '.');
            }
        }
        for (String name : known) {
            if (name.startsWith("!") && !parameters.containsKey(name.substring(1))) {
                throw new InvalidAttributeException(
                        "parameters",
                        "to hold " + name.substring(1) + ", which " + document + " requires",
                        parameters.isEmpty() ? "none" : String.join(", ", new TreeSet<>(parameters.keySet())),
                        "Write for example `parameters = \"" + name.substring(1) + "=60\"`.");
            }
        }
        if (!parameters.getOrDefault(DURATION, "").matches("[1-9][0-9]{0,4}")) {
            throw new InvalidAttributeException(
                    "parameters",
                    "to hold a duration in whole seconds, 1 to 99999",
                    '"' + DURATION + '=' + parameters.get(DURATION) + '"',
                    "Write for example `parameters = \"" + DURATION + "=60\"`.");
        }
    }
}
