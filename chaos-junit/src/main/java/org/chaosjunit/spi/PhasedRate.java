package org.chaosjunit.spi;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A rate that changes, in steps and in ramps, and stays at the last.
 *
 * @param stretches in order of time, at least one
 * @param lastPerSecond the rate after them, for ever; above 0
 */
public record PhasedRate(List<Stretch> stretches, double lastPerSecond) implements Intensity {
    private static final double SECOND = 1e9;

    /** Checks the rates and copies the list. */
    public PhasedRate {
        stretches = List.copyOf(stretches);
        if (stretches.isEmpty()) {
            throw new IllegalArgumentException("a rate that changes must have a stretch before the last rate");
        }
        if (!(lastPerSecond > 0 && Double.isFinite(lastPerSecond))) {
            throw new IllegalArgumentException("the last rate must be above 0, but is " + lastPerSecond);
        }
    }

    /**
     * A part of the time in which the rate is constant, or goes evenly from one to another.
     *
     * @param fromPerSecond rate at its beginning, 0 or more
     * @param toPerSecond rate at its end, 0 or more
     * @param length how long it lasts, above 0
     */
    public record Stretch(double fromPerSecond, double toPerSecond, Duration length) {
        /** Checks the numbers. */
        public Stretch {
            if (!isRate(fromPerSecond) || !isRate(toPerSecond)) {
                throw new IllegalArgumentException(
                        "a rate must be 0 or more, but one is " + fromPerSecond + " to " + toPerSecond);
            }
            if (length.isNegative() || length.isZero()) {
                throw new IllegalArgumentException("a stretch must last longer than " + length);
            }
        }

        private static boolean isRate(double perSecond) {
            return perSecond >= 0 && Double.isFinite(perSecond);
        }

        private double seconds() {
            return length.toNanos() / SECOND;
        }

        private double arrivals() {
            double all = (fromPerSecond + toPerSecond) / 2 * seconds();
            // What is whole but for its rounding is whole: the last arrival must not slip into the next stretch.
            return Math.abs(all - Math.rint(all)) < 1e-9 * Math.max(1, all) ? Math.rint(all) : all;
        }

        // Solves `from * t + (to - from) / length * t * t / 2 = arrivals` in the form that never subtracts near equals.
        private double secondsAt(double arrivals) {
            double slope = (toPerSecond - fromPerSecond) / seconds();
            double speed = Math.sqrt(Math.max(0, fromPerSecond * fromPerSecond + 2 * slope * arrivals));
            return arrivals == 0 ? 0 : Math.min(seconds(), 2 * arrivals / (fromPerSecond + speed));
        }

        private double arrivalsAt(double seconds) {
            double slope = (toPerSecond - fromPerSecond) / seconds();
            return Math.min(arrivals(), (fromPerSecond + slope * seconds / 2) * seconds);
        }

        private String description() {
            return fromPerSecond == toPerSecond
                    ? Rates.format(fromPerSecond) + " for " + Rates.format(length)
                    : Rates.format(fromPerSecond) + " to " + Rates.format(toPerSecond) + " in " + Rates.format(length);
        }
    }

    @Override
    public String description() {
        return Stream.concat(stretches.stream().map(Stretch::description), Stream.of(Rates.format(lastPerSecond)))
                .collect(Collectors.joining(", "));
    }

    @Override
    public double nanosAt(double arrivals) {
        double before = 0;
        double seconds = 0;
        for (Stretch stretch : stretches) {
            // Not `<=`: what is due exactly at its end comes when there is a rate again.
            if (arrivals < before + stretch.arrivals()) {
                return (seconds + stretch.secondsAt(arrivals - before)) * SECOND;
            }
            before += stretch.arrivals();
            seconds += stretch.seconds();
        }
        return (seconds + (arrivals - before) / lastPerSecond) * SECOND;
    }

    @Override
    public double arrivalsAt(double nanos) {
        double left = Math.max(0, nanos) / SECOND;
        double arrivals = 0;
        for (Stretch stretch : stretches) {
            if (left < stretch.seconds()) {
                return arrivals + stretch.arrivalsAt(left);
            }
            arrivals += stretch.arrivals();
            left -= stretch.seconds();
        }
        return arrivals + left * lastPerSecond;
    }

    @Override
    public double peakPerSecond() {
        return stretches.stream()
                .mapToDouble(stretch -> Math.max(stretch.fromPerSecond(), stretch.toPerSecond()))
                .reduce(lastPerSecond, Math::max);
    }
}
