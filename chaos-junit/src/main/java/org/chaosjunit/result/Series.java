package org.chaosjunit.result;

import java.util.List;

/**
 * How a metric went, second by second.
 *
 * @param metric name of the metric
 * @param unit unit of its numbers, as it stands behind them
 * @param points in order of time; a second without a sample has none
 */
public record Series(String metric, String unit, List<Point> points) {
    /** Copies the list. */
    public Series {
        points = List.copyOf(points);
    }

    /**
     * What the metric was in one second.
     *
     * @param second beginning of the second, counted from the start of the experiment
     * @param value the metric over that second, or over several in a long experiment; a finite number
     */
    public record Point(double second, double value) {
        /**
         * Checks the number.
         *
         * @throws IllegalArgumentException if it is not finite
         */
        public Point {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("a point of a series must be a finite number, but is " + value);
            }
        }
    }
}
