package org.chaosjunit.load;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class SendDelayTests {
    @Property
    void aDelayIsKeptToThreeDigitsRoundedUp(@ForAll @LongRange(max = Sample.MAX_MICROS) long micros) {
        long kept = SendDelay.micros(SendDelay.of(micros * 1000));
        assertThat(kept).isBetween(micros, micros + micros / 1000 + 1);
    }

    @Property
    void theOrderOfDelaysIsKept(
            @ForAll @LongRange(max = Sample.MAX_MICROS) long one,
            @ForAll @LongRange(max = Sample.MAX_MICROS) long other) {
        assertThat(SendDelay.of(Math.max(one, other) * 1000))
                .isGreaterThanOrEqualTo(SendDelay.of(Math.min(one, other) * 1000));
    }

    @Test
    void whatWasSentEarlyWasNotLate() {
        assertThat(SendDelay.of(-5)).isEqualTo((char) 0);
        assertThat(SendDelay.of(Long.MAX_VALUE)).isLessThan(SendDelay.NONE);
    }
}
