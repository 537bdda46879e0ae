package org.chaosjunit.aws.setting;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.chaosjunit.spi.Durations;

/** Waits until a service has taken what it was told. */
public final class Settled {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private Settled() {}

    /**
     * Asks at once, and then again with longer and longer pauses of up to a second, until the answer is the right one.
     *
     * @param what what is waited for, for example {@code table "orders" to be ACTIVE}
     * @param limit how long to wait
     * @return the right answer
     * @throws IllegalStateException if there is none by then
     * @throws Exception what the question throws, at once
     */
    public static <T> T await(String what, Duration limit, Callable<T> question, Predicate<T> isRight)
            throws Exception {
        long deadline = System.nanoTime() + limit.toNanos();
        long pause = FIRST_PAUSE.toNanos();
        while (true) {
            T answer = question.call();
            if (isRight.test(answer)) {
                return answer;
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("waited " + Durations.format(limit) + " in vain for " + what);
            }
            TimeUnit.NANOSECONDS.sleep(pause);
            pause = Math.min(2 * pause, LONGEST_PAUSE.toNanos());
        }
    }
}
