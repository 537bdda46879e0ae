package org.chaosjunit.sampling;

import java.time.Instant;
import java.util.List;

/**
 * How much counters have grown in a window.
 *
 * <p>From the beginning of the window to the last reading in it; between two readings they are taken to grow evenly, so that
 * of what happened around the beginning a part is counted.
 *
 * @param seconds how long it took
 * @param value how much the counter has grown
 * @param per how much the other one has
 */
record Growth(double seconds, double value, double per) {
    static Growth of(Instant from, List<Sample> all) {
        double seconds = 0;
        double value = 0;
        double per = 0;
        for (Sample sample : all) {
            Sample.Numbers numbers = sample.numbers();
            if (numbers != null) {
                double part = numbers.partAfter(from, sample.at());
                seconds += part * numbers.seconds(sample.at());
                value += part * numbers.value();
                per += part * numbers.per();
            }
        }
        return new Growth(seconds, value, per);
    }
}
