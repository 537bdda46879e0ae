package org.chaosjunit.result;

/**
 * What became of the arrivals of one load in one phase; arrivals of the warm-up are in none.
 *
 * @param load name of the load
 * @param phase {@code before}, {@code fault} or {@code recovery}
 * @param seconds length of the phase, without the warm-up
 * @param scheduled how many arrivals the schedule wanted
 * @param succeeded how many were answered as they should be
 * @param failed how many were answered otherwise or failed before their time was up
 * @param timedOut how many were sent and not answered in time
 * @param unsent how many could not be sent, or were never heard of
 * @param late how many were sent more than 250 ms after their time
 * @param p50 median latency in milliseconds, from the intended time; it is the time-out where there was no answer or the
 *     arrival was not sent; NaN without an arrival, as the following
 * @param p95 95th percentile
 * @param p99 99th percentile
 * @param max longest latency
 * @param sendDelayP99 99th percentile of how long after its intended time an arrival was sent, in milliseconds
 */
public record Traffic(
        String load,
        String phase,
        double seconds,
        long scheduled,
        long succeeded,
        long failed,
        long timedOut,
        long unsent,
        long late,
        double p50,
        double p95,
        double p99,
        double max,
        double sendDelayP99) {}
