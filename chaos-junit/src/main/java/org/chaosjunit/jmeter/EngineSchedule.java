package org.chaosjunit.jmeter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.chaosjunit.spi.ConstantRate;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.PhasedRate;
import org.chaosjunit.spi.Schedule;

/**
 * The share of one engine in a schedule: of {@code m} engines, engine {@code k} has the arrivals {@code k}, {@code k + m},
 * {@code k + 2m} and so on.
 *
 * @param pauseSeconds how long after its start the engine's first phase begins
 * @param phases its own arrivals
 */
record EngineSchedule(double pauseSeconds, List<EvenArrivals> phases) {
    /** Time between the start of an engine and that of the schedule, in which it makes itself ready. */
    static final Duration LEAD = Duration.ofSeconds(1);

    // Should nobody be left to stop it, it ends by itself.
    private static final Duration LAST_PHASE = Duration.ofHours(1);

    /** Copies the list. */
    EngineSchedule {
        phases = List.copyOf(phases);
    }

    static EngineSchedule of(Schedule schedule, int engine, int engines) {
        if (schedule instanceof ConstantRate rate) {
            return share(List.of(), rate.perSecond(), engine, engines);
        }
        if (schedule instanceof PhasedRate rate) {
            return share(phases(rate, engine, engines), rate.lastPerSecond(), engine, engines);
        }
        throw new InvalidAttributeException(
                "driver",
                "to be given a constant rate, ramps or steps, evenly spread, for JMeter engines have no other",
                schedule.description(),
                "Leave out `arrivals` and `alternateWith`, or leave out `driver`.");
    }

    private static EngineSchedule share(List<EvenArrivals> first, double lastPerSecond, int engine, int engines) {
        List<EvenArrivals> phases = new ArrayList<>(first);
        double last = lastPerSecond / engines;
        phases.add(new EvenArrivals(last, last, LAST_PHASE.toSeconds()));
        // One after the other, not all at once.
        return new EngineSchedule(LEAD.toMillis() / 1e3 + engine / lastPerSecond, phases);
    }

    // As many as the schedule has there, or the numbers of all that follow would be those of others.
    private static List<EvenArrivals> phases(PhasedRate rate, int engine, int engines) {
        List<EvenArrivals> phases = new ArrayList<>();
        long from = 0;
        for (PhasedRate.Stretch stretch : rate.stretches()) {
            long to = from + stretch.length().toNanos();
            long arrivals =
                    own(rate.arrivalsBefore(to), engine, engines) - own(rate.arrivalsBefore(from), engine, engines);
            double seconds = stretch.length().toNanos() / 1e9;
            phases.add(new EvenArrivals(stretch.fromPerSecond(), stretch.toPerSecond(), seconds).exactly(arrivals));
            from = to;
        }
        return phases;
    }

    private static long own(long arrivals, int engine, int engines) {
        return (arrivals - engine + engines - 1) / engines;
    }

    /** Returns it in the words of JMeter's open model thread group. */
    String text() {
        StringBuilder text = new StringBuilder("pause(" + EvenArrivals.plain(pauseSeconds) + " sec)");
        phases.forEach(phase -> text.append(' ').append(phase.text()));
        return text.toString();
    }

    /** Returns how many milliseconds after its start the engine wants its {@code n}-th arrival, in its own arithmetic. */
    long offsetMillis(long n) {
        double seconds = pauseSeconds;
        long left = n;
        for (EvenArrivals phase : phases.subList(0, phases.size() - 1)) {
            long count = phase.count();
            if (left < count) {
                return millis(seconds + phase.secondsAt(left));
            }
            left -= count;
            seconds += phase.seconds();
        }
        // Nobody comes after it, so it may count on.
        return millis(seconds + phases.get(phases.size() - 1).secondsAt(left));
    }

    private static long millis(double seconds) {
        return Math.round(seconds * 1000);
    }

    /** Returns how far from the time in the whole schedule, at most, an arrival of this engine comes. */
    Duration farthestFrom(Schedule schedule, int engine, int engines) {
        long farthest = 0;
        long first = 0;
        // Within a phase both run alike, and the last goes on as it begins.
        for (EvenArrivals phase : phases.subList(0, phases.size() - 1)) {
            long next = first + phase.count();
            farthest = Math.max(farthest, away(schedule, first, first * engines + engine));
            if (next > first) {
                farthest = Math.max(farthest, away(schedule, next - 1, (next - 1) * engines + engine));
            }
            first = next;
        }
        return Duration.ofMillis(Math.max(farthest, away(schedule, first, first * engines + engine)));
    }

    private long away(Schedule schedule, long n, long arrival) {
        long there = schedule.offsetNanos(arrival) / 1_000_000 + LEAD.toMillis();
        return Math.abs(offsetMillis(n) - there);
    }
}
