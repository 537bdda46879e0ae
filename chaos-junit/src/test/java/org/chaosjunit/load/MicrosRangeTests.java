package org.chaosjunit.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.chaosjunit.spi.Range;
import org.junit.jupiter.api.Test;

class MicrosRangeTests {
    @Provide
    Arbitrary<Range> ranges() {
        var bound = Arbitraries.oneOf(
                Arbitraries.bigDecimals()
                        .between(BigDecimal.ZERO, BigDecimal.TEN)
                        .ofScale(4),
                Arbitraries.bigDecimals()
                        .between(BigDecimal.ZERO, BigDecimal.TEN)
                        .ofScale(3));
        var relation = Arbitraries.of("< ", "<= ", "> ", ">= ");
        var half = Combinators.combine(relation, bound).as((sign, ms) -> sign + ms.toPlainString() + "ms");
        var interval = Combinators.combine(Arbitraries.of("[", "("), bound, bound, Arbitraries.of("]", ")"))
                .as((open, low, length, close) -> open + low.toPlainString() + "ms, "
                        + low.add(length).add(BigDecimal.ONE).toPlainString() + "ms" + close);
        return Arbitraries.oneOf(half, interval).map(Range::parse);
    }

    @Property
    void itHoldsExactlyTheMicrosecondsOfTheRange(
            @ForAll("ranges") Range range, @ForAll @IntRange(max = 25_000) int micros) {
        MicrosRange whole = MicrosRange.of(range);
        for (long near : new long[] {micros, whole.first() - 1, whole.first(), whole.last(), whole.last() + 1}) {
            if (near >= 0 && near <= Sample.MAX_MICROS) {
                assertThat(whole.contains(near)).isEqualTo(range.contains(near / 1000.0));
            }
        }
    }

    @Test
    void aRangeBelowZeroHoldsNone() {
        assertThat(MicrosRange.of(Range.parse("< 0ms"))).isEqualTo(new MicrosRange(0, -1));
        assertThat(MicrosRange.of(Range.ANYTHING)).isEqualTo(new MicrosRange(0, Sample.MAX_MICROS));
    }
}
