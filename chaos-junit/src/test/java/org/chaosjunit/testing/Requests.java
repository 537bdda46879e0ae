package org.chaosjunit.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntPredicate;
import org.chaosjunit.spi.Metric;
import org.chaosjunit.spi.MetricSource;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.Samples;
import org.chaosjunit.spi.Unit;

/** A request every half a second, in the time of the experiment; the metric is the share of those that succeed. */
public final class Requests implements Metric, MetricSource {
    private static final Duration INTERVAL = Duration.ofMillis(500);

    private final String name;
    private final IntPredicate succeeds;
    private final List<Instant> good = new ArrayList<>();
    private final List<Instant> bad = new ArrayList<>();
    private Instant next = Instant.MIN;

    /** Creates requests of which, by their number, some succeed. */
    public Requests(String name, IntPredicate succeeds) {
        this.name = name;
        this.succeeds = succeeds;
    }

    @Override
    public Unit unit() {
        return Unit.PERCENT;
    }

    @Override
    public Optional<Metric> find(String wanted) {
        return wanted.equals(name) ? Optional.of(this) : Optional.empty();
    }

    @Override
    public Collection<String> names() {
        return List.of(name);
    }

    @Override
    public synchronized void sample(Instant now) {
        if (!now.isBefore(next)) {
            next = next.equals(Instant.MIN) ? now.plus(INTERVAL) : next.plus(INTERVAL);
            (succeeds.test(good.size() + bad.size()) ? good : bad).add(now);
        }
    }

    @Override
    public Optional<Range> share(Range range) {
        return Optional.of(range);
    }

    @Override
    public Range possible() {
        return Range.parse("[0,100]");
    }

    @Override
    public OptionalLong expected(Instant from, Instant to) {
        Duration length = Duration.between(from, to);
        return OptionalLong.of(length.plus(INTERVAL).minusNanos(1).dividedBy(INTERVAL));
    }

    @Override
    public synchronized Samples between(Instant from, Instant to) {
        return new Shares(count(good, from, to), count(bad, from, to));
    }

    private static long count(List<Instant> times, Instant from, Instant to) {
        return times.stream()
                .filter(time -> !time.isBefore(from) && time.isBefore(to))
                .count();
    }

    private record Shares(long good, long bad) implements Samples {
        @Override
        public long count() {
            return good + bad;
        }

        @Override
        public long missing() {
            return 0;
        }

        @Override
        public Optional<Throwable> failure() {
            return Optional.empty();
        }

        @Override
        public long within(Range range) {
            return good;
        }

        @Override
        public double estimate(Range range) {
            return 100.0 * good / count();
        }

        @Override
        public boolean everySampleMustHold() {
            return false;
        }
    }
}
