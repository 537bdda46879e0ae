package org.chaosjunit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.DoubleSupplier;
import org.chaosjunit.result.ExperimentResult;
import org.chaosjunit.result.Phase;
import org.chaosjunit.result.Series;
import org.chaosjunit.result.Series.Point;
import org.chaosjunit.result.Traffic;
import org.chaosjunit.spi.Load;
import org.chaosjunit.spi.Metric;
import org.chaosjunit.spi.MetricSource;
import org.chaosjunit.spi.Samples;
import org.chaosjunit.spi.Unit;
import org.chaosjunit.testing.MeanMetric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a result tells of how loads and metrics went. */
@Timeout(60)
class ChronicleTests extends DarkRoom {
    @Test
    void tellsEveryMetricThatSomebodyLookedAtSecondBySecond() {
        Experiment experiment = experiment(builder(() -> target.isOn() ? 9 : 5)
                .metrics(new MeanMetric("heat", Unit.PERCENT, () -> 20))
                .metrics(new MeanMetric("ignored", Unit.NONE, () -> 20))
                .metrics(new MeanMetric("seen", Unit.NONE, () -> 7))
                .abortWhen("heat", "> 50")
                .build());

        ExperimentResult result = experiment.run(() -> {
            Metric seen = experiment.metric("seen").orElseThrow();
            seen.sample(time.now());
            assertThat(experiment.metric("unheard of")).isEmpty();
        });

        assertThat(result.series())
                .extracting(Series::metric, Series::unit)
                .containsExactly(tuple("queue", ""), tuple("heat", "%"), tuple("seen", ""));
        List<Point> queue = result.series().get(0).points();
        assertThat(queue).extracting(Point::value).contains(5.0).anyMatch(value -> value > 7);
        assertThat(queue.get(0).second()).isZero();
        assertThat(queue.get(1).second()).isEqualTo(1);
        assertThat(result.series().get(2).points()).extracting(Point::value).containsExactly(7.0);
    }

    @Test
    void tellsWhatBecameOfEachLoadPhaseByPhase() {
        ExperimentResult result = run(builder(() -> 5).load(new Counted()).build());

        assertThat(result.traffic())
                .extracting(Traffic::load, Traffic::phase)
                .containsExactly(tuple("load", "before"), tuple("load", "fault"), tuple("load", "recovery"));
        for (int i = 0; i < 3; i++) {
            Traffic traffic = result.traffic().get(i);
            Phase phase = result.phases().stream()
                    .filter(each -> each.name().equals(traffic.phase()))
                    .findFirst()
                    .orElseThrow();
            assertThat(traffic.seconds())
                    .isEqualTo(Duration.between(phase.start(), phase.end()).toNanos() / 1e9);
        }
        assertThat(result.series()).extracting(Series::metric).containsExactly("load.success", "queue");
    }

    @Test
    void isNotHarmedByForeignCodeThatThrowsOrGivesNoNumber() {
        Chronicle chronicle = new Chronicle(builder(() -> 5)
                .metrics(new Foreign("broken", () -> {
                    throw new IllegalStateException("lost");
                }))
                .metrics(new Foreign("endless", () -> Double.POSITIVE_INFINITY))
                .abortWhen("broken", "> 50")
                .abortWhen("endless", "> 50")
                .load(new Counted() {
                    @Override
                    public Optional<Traffic> traffic(String phase, Instant from, Instant to) {
                        throw new IllegalStateException("lost");
                    }
                })
                .build());
        Instant start = time.now();

        chronicle.write(List.of(new Phase("fault", start, start.plusSeconds(2))), start, start.plusSeconds(2));

        assertThat(chronicle.traffic()).isEmpty();
        assertThat(chronicle.series()).extracting(Series::metric).containsExactly("load.success");
    }

    @Test
    void tellsWhatItKnowsWhenAMetricNeverAnswers() {
        CountDownLatch never = new CountDownLatch(1);
        Chronicle chronicle = new Chronicle(builder(() -> 5)
                .metrics(new Foreign("hanging", () -> {
                    awaitUninterruptibly(never);
                    return Double.NaN;
                }))
                .load(new Counted())
                .abortWhen("hanging", "> 50")
                .build());
        Instant start = time.now();

        chronicle.write(List.of(), start, start.plusSeconds(2));

        assertThat(chronicle.series()).extracting(Series::metric).containsExactly("load.success");
        never.countDown();
    }

    @Test
    void takesLongerStepsInLongExperiments() {
        MeanMetric queue = new MeanMetric("queue", Unit.NONE, () -> 5);
        Chronicle chronicle = new Chronicle(Experiment.plan("Long")
                .withBody()
                .metrics(queue)
                .steady("queue", "<= 10")
                .build());
        Instant start = time.now();
        for (int minute = 0; minute < 300; minute++) {
            queue.sample(start.plus(Duration.ofMinutes(minute)));
        }

        chronicle.write(List.of(), start, start.plus(Duration.ofHours(5)));

        List<Point> points = chronicle.series().get(0).points();
        assertThat(points).hasSize(300).allMatch(point -> point.second() % 6 == 0);
        assertThat(points.get(299).second()).isEqualTo(299 * 60);
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                // As foreign code does.
            }
        }
    }

    /** A metric that is what a supplier says, whatever the window. */
    private record Foreign(String name, DoubleSupplier estimate) implements Metric, MetricSource {
        @Override
        public Unit unit() {
            return Unit.NONE;
        }

        @Override
        public Samples between(Instant from, Instant to) {
            MeanMetric mean = new MeanMetric(name, Unit.NONE, estimate);
            mean.sample(from);
            return mean.between(from, to);
        }

        @Override
        public Optional<Metric> find(String wanted) {
            return wanted.equals(name) ? Optional.of(this) : Optional.empty();
        }

        @Override
        public Collection<String> names() {
            return List.of(name);
        }
    }

    /** A load that drives nothing, and says that it did. */
    private static class Counted implements Load {
        private final Metric success = new Foreign("load.success", () -> 100);

        @Override
        public String description() {
            return "1/s nothing";
        }

        @Override
        public Duration warmup() {
            return Duration.ZERO;
        }

        @Override
        public Duration timeout() {
            return Duration.ofSeconds(1);
        }

        @Override
        public void start(Instant from, long seed) {}

        @Override
        public Optional<Traffic> traffic(String phase, Instant from, Instant to) {
            double seconds = Duration.between(from, to).toNanos() / 1e9;
            return Optional.of(new Traffic("load", phase, seconds, 3, 3, 0, 0, 0, 0, 1, 1, 1, 1, 0));
        }

        @Override
        public Optional<String> shortfall(Instant from, Instant to) {
            return Optional.empty();
        }

        @Override
        public void stop() {}

        @Override
        public Optional<Metric> find(String name) {
            return name.equals("load.success") ? Optional.of(success) : Optional.empty();
        }

        @Override
        public Collection<String> names() {
            return List.of("load.success", "load.count");
        }
    }
}
