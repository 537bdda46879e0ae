package org.chaosjunit.aws.setting;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.chaosjunit.spi.Durations;

/** Waits until a service has taken what it was told. */
public final class Settled {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private Settled() {}

    /**
     * Asks at once, and then every half second, until it is so.
     *
     * @param what what is waited for, for example {@code the table "orders" to be ACTIVE}
     * @param limit how long to wait
     * @throws IllegalStateException if it is not so by then
     * @throws Exception what the question throws, at once
     */
    public static void await(String what, Duration limit, Callable<Boolean> isSo) throws Exception {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!isSo.call()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("waited " + Durations.format(limit) + " in vain for " + what);
            }
            TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
        }
    }
}
