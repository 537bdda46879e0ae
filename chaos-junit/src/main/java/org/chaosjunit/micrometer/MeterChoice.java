package org.chaosjunit.micrometer;

import java.util.Map;

/**
 * Which meters are meant, and which number of them.
 *
 * @param name their name
 * @param tags tags that they must have
 * @param statistic which number
 * @param counts whether it must be one that only grows
 */
record MeterChoice(String name, Map<String, String> tags, MeterStatistic statistic, boolean counts) {
    /** No meter. */
    static final MeterChoice NOTHING = new MeterChoice("", Map.of(), MeterStatistic.VALUE, false);

    MeterChoice {
        tags = Map.copyOf(tags);
    }
}
