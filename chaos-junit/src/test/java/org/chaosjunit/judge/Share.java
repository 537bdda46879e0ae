package org.chaosjunit.judge;

import java.util.Optional;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.Samples;

/** Samples of which a share is good, as of a load; the estimate is that share. */
record Share(long count, long good) implements Samples {
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
        return 100.0 * good / count;
    }

    @Override
    public boolean everySampleMustHold() {
        return false;
    }
}
