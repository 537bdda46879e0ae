package org.chaosjunit.sampling;

import java.util.Map;

/**
 * What a probe read at one moment.
 *
 * <p>Several series are added up, but not before it is known how much each of them has grown: one may begin anew while the
 * others go on.
 *
 * @param numbers a number of each series, by a name of its own; empty where there are no data
 * @param per the same of what they are put in relation to; empty where there are no data, or no relation
 */
public record Reading(Map<String, Double> numbers, Map<String, Double> per) {
    /** There are no data. */
    public static final Reading NOTHING = new Reading(Map.of(), Map.of());

    /** Copies the numbers. */
    public Reading {
        numbers = Map.copyOf(numbers);
        per = Map.copyOf(per);
    }

    /** Returns one number, in relation to nothing. */
    public static Reading of(double number) {
        return new Reading(Map.of("", number), Map.of());
    }

    /** Returns one number in relation to another. */
    public static Reading of(double number, double per) {
        return new Reading(Map.of("", number), Map.of("", per));
    }
}
