package org.chaosjunit.samples.aws.lab.loss;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.chaosjunit.result.Evidence;
import org.jspecify.annotations.Nullable;

/**
 * What losses cost, as Linux pays for them: after the first it waits for the retransmission time-out, after each further one
 * for twice as long, and in the end it gives up.
 *
 * <p>Fast retransmission does not help here: requests of one segment have nothing behind them that would be acknowledged
 * twice. Neither the probe for lost tails nor lost acknowledgements are in it: the first could save one wait of a few, the
 * second delay only what the other side has already sent.
 */
final class Losses {
    private static final Duration SYN_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration DATA_TIMEOUT = Duration.ofMillis(200);
    // net.ipv4.tcp_syn_retries and tcp_retries2.
    private static final int SYN_RETRIES = 6;
    private static final int DATA_RETRIES = 15;
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final SplittableRandom random;
    private final double share;
    private long sent;
    private long lost;
    private @Nullable Instant first;
    private @Nullable Instant last;

    Losses(double share, long seed) {
        this.share = share;
        this.random = new SplittableRandom(seed);
    }

    /**
     * What becomes of a segment.
     *
     * @param after how late it comes, or how late it is given up
     */
    record Fate(boolean arrives, Duration after) {
        static final Fate UNHARMED = new Fate(true, Duration.ZERO);
    }

    /** Returns what becomes of the segment that opens a connection. */
    Fate ofOpening() {
        return fate(SYN_TIMEOUT, SYN_RETRIES);
    }

    /** Returns what becomes of a segment with data. */
    Fate ofData() {
        return fate(DATA_TIMEOUT, DATA_RETRIES);
    }

    private synchronized Fate fate(Duration timeout, int retries) {
        Duration delay = Duration.ZERO;
        Duration wait = timeout;
        for (int tries = 0; tries <= retries; tries++) {
            sent++;
            if (random.nextDouble() >= share) {
                return new Fate(true, delay);
            }
            lost++;
            last = Instant.now();
            first = first == null ? last : first;
            delay = delay.plus(wait);
            wait = wait.multipliedBy(2).compareTo(LONGEST) < 0 ? wait.multipliedBy(2) : LONGEST;
        }
        return new Fate(false, delay);
    }

    synchronized Evidence evidence(LostSegments fault) {
        return new Evidence(
                fault.description(),
                fault.target().id(),
                "segments",
                sent,
                lost,
                100 * share,
                null,
                first,
                last,
                List.of());
    }
}
