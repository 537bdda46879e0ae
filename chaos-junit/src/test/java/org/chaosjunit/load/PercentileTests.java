package org.chaosjunit.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.chaosjunit.spi.ConstantRate;
import org.chaosjunit.spi.LoadPlan;
import org.chaosjunit.spi.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PercentileTests {
    private static final long MILLI = 1_000_000;

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of("p50", "p95", "p99", "p99.9", "p0.1", "p33.3", "p66.67", "p99.99", "max");
    }

    // The judge counts the share, the message shows the percentile: one must never say what the other denies.
    @Property(edgeCases = EdgeCasesMode.NONE)
    void aPercentileIsInTheRangeExactlyWhenThatShareOfTheArrivalsIs(
            @ForAll("names") String name,
            @ForAll @Size(min = 1, max = 1200) List<@IntRange(max = 20) Integer> latencies,
            @ForAll @IntRange(max = 20) int limit) {
        Recorder recorder = new Recorder(
                new LoadPlan<>("load", () -> "nothing", new ConstantRate(1000), Duration.ZERO, Duration.ofSeconds(5)),
                600); // of which the oldest are packed
        long start = System.nanoTime();
        for (int i = 0; i < latencies.size(); i++) {
            long intended = start + i * MILLI;
            recorder.completed(intended, intended, intended + latencies.get(i) * MILLI, true);
        }
        Statistic statistic = Statistic.named(name).orElseThrow();
        LoadSamples samples = new LoadSamples(statistic, recorder.between(start - 2000 * MILLI, start + 4000 * MILLI));
        assertThat(samples.count()).isEqualTo(latencies.size());
        for (String relation : List.of("<= ", "< ", ">= ", "> ")) {
            Range range = Range.parse(relation + limit + "ms");
            Range share = statistic.share(range).orElseThrow();
            assertThat(share.contains(100.0 * samples.within(range) / samples.count()))
                    .isEqualTo(range.contains(samples.estimate(range)));
        }
    }

    @Test
    void theShareSaysHowManyMustBeWithinTheRange() {
        Statistic p95 = Statistic.named("p95").orElseThrow();
        assertThat(p95.share(Range.parse("<= 500ms"))).hasToString("Optional[>= 95%]");
        assertThat(p95.share(Range.parse("> 5ms"))).hasToString("Optional[> 5%]");
        assertThat(p95.share(Range.parse("[5ms, 500ms]"))).isEmpty();
        Statistic rare = Statistic.named("p99.9").orElseThrow();
        assertThat(rare.share(Range.parse("<= 500ms"))).hasToString("Optional[>= 99.9%]");
        assertThat(rare.share(Range.parse(">= 1ms"))).hasToString("Optional[> 0.1%]");
        Statistic max = Statistic.named("max").orElseThrow();
        assertThat(max.share(Range.parse("<= 500ms"))).hasValue(Range.ALL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"p", "p0", "p00", "p05", "p100", "p101", "p-1", "p99.0", "p99.90", "p.5", "p99.", "P95", "p9x"})
    void otherNamesAreNone(String name) {
        assertThat(Statistic.named(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"p1", "p5", "p10", "p99.9", "p99.999", "p0.5"})
    void anyPercentileHasAName(String name) {
        assertThat(Statistic.named(name)).hasValue(new Percentile(Double.parseDouble(name.substring(1))));
    }
}
