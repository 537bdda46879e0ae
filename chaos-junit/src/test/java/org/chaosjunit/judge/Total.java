package org.chaosjunit.judge;

import java.util.Optional;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.Samples;

/** Something that has happened so many times. */
record Total(long count, double times) implements Samples {
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
        return range.contains(times) ? count : 0;
    }

    @Override
    public double estimate(Range range) {
        return times;
    }

    @Override
    public boolean isTotal() {
        return true;
    }

    @Override
    public boolean everySampleMustHold() {
        return false;
    }
}
