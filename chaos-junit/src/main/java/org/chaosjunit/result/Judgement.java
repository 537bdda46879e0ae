package org.chaosjunit.result;

/**
 * What was found of one steady state in one phase.
 *
 * @param phase {@code before}, {@code fault} or {@code recovery}
 * @param metric name of the metric
 * @param expected the range as it was written
 * @param outcome {@code MET}, {@code BROKEN}, {@code UNDECIDED} or {@code NO_DATA}; {@code UNJUDGED} of what only the
 *     body has looked at
 * @param value the number that was held against the range; NaN if there is none
 * @param unit unit of the value, as it stands behind the number
 * @param samples how many samples it rests on
 * @param seconds length of the window
 * @param words the whole in a sentence
 */
public record Judgement(
        String phase,
        String metric,
        String expected,
        String outcome,
        double value,
        String unit,
        long samples,
        double seconds,
        String words) {}
