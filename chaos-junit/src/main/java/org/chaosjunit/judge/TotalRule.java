package org.chaosjunit.judge;

import org.chaosjunit.spi.Range;

/** What has happened so many times in the window: a statement about the window, not about what it is a sample of. */
record TotalRule(Tally tally, Range range) implements Rule {
    @Override
    public boolean isLost() {
        return tally.estimate() > range.high() || (tally.open() == 0 && !Double.isNaN(tally.estimate()) && !isKept());
    }

    @Override
    public boolean isKept() {
        return range.contains(tally.estimate());
    }

    @Override
    public boolean isSure() {
        return true;
    }

    @Override
    public long outside() {
        return 0;
    }
}
