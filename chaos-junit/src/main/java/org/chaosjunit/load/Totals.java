package org.chaosjunit.load;

/** What is known of samples without looking at each of them again. */
final class Totals {
    private static final int OUTCOMES = Outcome.values().length;

    private final long[] outcomes = new long[OUTCOMES];
    private long late;
    private long sumMicros;
    private long minMicros = Long.MAX_VALUE;
    private long maxMicros = -1;

    @SuppressWarnings("EnumOrdinal") // An index within this process.
    void add(long sample, long times) {
        long micros = Sample.micros(sample);
        outcomes[Sample.outcome(sample).ordinal()] += times;
        late += Sample.late(sample) ? times : 0;
        sumMicros += micros * times;
        minMicros = Math.min(minMicros, micros);
        maxMicros = Math.max(maxMicros, micros);
    }

    void add(Totals others) {
        for (int i = 0; i < OUTCOMES; i++) {
            outcomes[i] += others.outcomes[i];
        }
        late += others.late;
        sumMicros += others.sumMicros;
        minMicros = Math.min(minMicros, others.minMicros);
        maxMicros = Math.max(maxMicros, others.maxMicros);
    }

    Totals copy() {
        Totals copy = new Totals();
        copy.add(this);
        return copy;
    }

    long count() {
        long count = 0;
        for (long some : outcomes) {
            count += some;
        }
        return count;
    }

    @SuppressWarnings("EnumOrdinal")
    long count(Outcome outcome) {
        return outcomes[outcome.ordinal()];
    }

    /** Returns how many were sent late, or not at all. */
    long late() {
        return late;
    }

    long sumMicros() {
        return sumMicros;
    }

    /** Returns the shortest latency; {@link Long#MAX_VALUE} of none. */
    long minMicros() {
        return minMicros;
    }

    /** Returns the longest latency; negative of none. */
    long maxMicros() {
        return maxMicros;
    }
}
