package org.chaosjunit.jvm;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.chaosjunit.spi.MethodEffect;
import org.chaosjunit.spi.MethodFault;
import org.chaosjunit.spi.MethodPattern;
import org.jspecify.annotations.Nullable;

/** One method fault while it acts. */
final class ActiveMethodFault {
    // An effect may be made by users' code, such as the constructor of an exception, which may call the faulted method.
    private static final ThreadLocal<Boolean> DRAWING = new ThreadLocal<>();

    private final MethodFault fault;
    private final Tally tally;
    private final Random random;
    private final CountDownLatch ended = new CountDownLatch(1);

    ActiveMethodFault(MethodFault fault, long seed, Tally tally) {
        this.fault = fault;
        this.tally = tally;
        this.random = new Random(seed);
    }

    /** Is called at the entry of a faulted method, on its thread; throws what the fault throws, and nothing else. */
    void call() {
        if (DRAWING.get() != null || ended.getCount() == 0) {
            return;
        }
        tally.matched();
        MethodEffect effect = random.nextDouble() * 100 < fault.percentage() ? draw() : null;
        if (effect instanceof MethodEffect.Delay delay) {
            tally.applied(delay.by());
            sleep(delay.by());
        } else if (effect instanceof MethodEffect.Throw thrower) {
            beginAtMethod(thrower.thrown(), fault.on());
            tally.applied();
            ActiveMethodFault.<RuntimeException>sneak(thrower.thrown());
        }
    }

    /** Lets calls that are held back go on; no later call is hit. */
    void end() {
        ended.countDown();
    }

    // A fault that cannot be made is not applied; the evidence shows it.
    @SuppressWarnings("CatchingUnchecked")
    private @Nullable MethodEffect draw() {
        DRAWING.set(true);
        try {
            return fault.effect(random);
        } catch (Throwable broken) {
            return null;
        } finally {
            DRAWING.remove();
        }
    }

    private void sleep(Duration by) {
        try {
            // The end of the fault cuts it short, so that nothing is held back after the revert.
            boolean unused = ended.await(by.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopped) {
            // The method may not declare it, so it finds the flag instead.
            Thread.currentThread().interrupt();
        }
    }

    /** Removes our own frames, so that the exception looks as if the method's own code had thrown it. */
    private static void beginAtMethod(Throwable thrown, MethodPattern method) {
        StackTraceElement[] trace = thrown.getStackTrace();
        for (int i = 0; i < trace.length; i++) {
            if (trace[i].getClassName().equals(method.className())
                    && trace[i].getMethodName().equals(method.method())) {
                thrown.setStackTrace(Arrays.copyOfRange(trace, i, trace.length));
                return;
            }
        }
    }

    // The method may not declare it; the JVM does not care.
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> void sneak(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
