package org.chaosjunit.aws.rollout;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which versions an alias sends its invocations to.
 *
 * @param version the one that gets all that the others do not
 * @param percents what others get, by their versions
 */
record Routing(String version, Map<String, Double> percents) {
    /** Copies the map; to four places, for what a service tells may have been a float. */
    Routing {
        percents = percents.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, each -> Math.round(each.getValue() * 10_000) / 10_000.0));
    }

    static Routing all(String version) {
        return new Routing(version, Map.of());
    }

    boolean isAll() {
        return percents.isEmpty();
    }

    /** Returns the share of each other version, from 0 to 1. */
    Map<String, Double> weights() {
        return percents.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue() / 100));
    }

    @Override
    public String toString() {
        if (isAll()) {
            return "version " + version + " alone";
        }
        return "version " + version
                + new TreeMap<>(percents)
                        .entrySet().stream()
                                .map(each -> ", with "
                                        + (each.getValue() + " % to version ").replace(".0 ", " ")
                                        + each.getKey())
                                .collect(Collectors.joining());
    }
}
