package org.chaosjunit.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class PackedTests {
    private static long[] unpacked(Packed packed) {
        LongStream.Builder all = LongStream.builder();
        packed.visit((number, times) -> LongStream.range(0, times).forEach(i -> all.add(number)));
        return all.build().toArray();
    }

    @Property
    void everyNumberComesBackAsOftenAsItWasThere(@ForAll List<@LongRange(max = (1L << 34) - 1) Long> all) {
        long[] numbers = all.stream().mapToLong(Long::longValue).toArray();
        assertThat(unpacked(Packed.of(numbers)))
                .isEqualTo(Arrays.stream(numbers).sorted().toArray());
    }

    @Property(tries = 20)
    void equalNumbersTakeNoRoom(@ForAll @LongRange(max = 1000) long number) {
        long[] many = LongStream.generate(() -> number).limit(100_000).toArray();
        Packed packed = Packed.of(many);
        assertThat(unpacked(packed)).isEqualTo(many);
        assertThat(packed.bytes()).hasSizeLessThan(6);
    }

    @Test
    void theLatenciesOfABusySecondTakeThreeBytesEachAtMost() {
        // 10,000 of them, anywhere up to five seconds: nothing repeats.
        long[] samples = new Random(1)
                .longs(10_000, 0, 5_000_000)
                .map(micros -> Sample.of(0, micros, false, Outcome.SUCCESS))
                .toArray();
        assertThat(Packed.of(samples).bytes()).hasSizeLessThan(30_000);
    }
}
