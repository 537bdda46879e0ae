package org.chaosjunit.judge;

/** So many samples in a row lie outside, or not: a statement about the window, not about what it is a sample of. */
record BreachRule(Tally tally, long longest, int breaches) implements Rule {
    @Override
    public boolean isLost() {
        return longest >= breaches;
    }

    @Override
    public boolean isKept() {
        return longest < breaches && isSure();
    }

    // Where a missing sample stood in the row is not known. Those that count as 0 and lie outside may have made it
    // longer.
    @Override
    public boolean isSure() {
        return tally.zeros() == 0 || longest + tally.outside() < breaches || tally.outside() == 0;
    }

    @Override
    public long outside() {
        return tally.outside();
    }
}
