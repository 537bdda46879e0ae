package org.chaosjunit.aws.ec2;

import java.util.List;

/**
 * What could be terminated, and what could not.
 *
 * @param candidates those that all rules allow, in an order of their own, each once
 * @param spared why others that are named are none, a phrase for each group or instance
 */
record Survey(List<Candidate> candidates, List<String> spared) {
    private static final int MOST_TOLD = 10;

    Survey {
        candidates = List.copyOf(candidates);
        spared = List.copyOf(spared);
    }

    /** Returns the reasons, for a person. */
    static String told(List<String> spared) {
        if (spared.isEmpty()) {
            return "";
        }
        int more = spared.size() - MOST_TOLD;
        return " Not allowed: "
                + String.join("; ", spared.stream().limit(MOST_TOLD).toList())
                + (more > 0 ? "; and " + more + " more" : "") + ".";
    }
}
