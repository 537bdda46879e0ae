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
 * @param low lower end of the interval in which the metric lies with that confidence; NaN if that cannot be said
 * @param high upper end of it
 * @param confidence how sure that is, in percent
 * @param unit unit of the value, as it stands behind the number
 * @param samples how many samples it rests on
 * @param outside how many samples lay outside, where a share of them is judged; else 0
 * @param seconds length of the window
 * @param secondsSaved how much earlier than planned the window was closed, because the verdict was certain
 * @param words the whole in a sentence
 */
public record Judgement(
        String phase,
        String metric,
        String expected,
        String outcome,
        double value,
        double low,
        double high,
        double confidence,
        String unit,
        long samples,
        long outside,
        double seconds,
        double secondsSaved,
        String words) {}
