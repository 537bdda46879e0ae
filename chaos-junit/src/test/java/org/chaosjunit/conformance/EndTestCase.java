package org.chaosjunit.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.chaosjunit.Observe;
import org.chaosjunit.load.CallLoad;
import org.chaosjunit.spi.OnUndecided;
import org.chaosjunit.steady.Metric;
import org.chaosjunit.steady.SteadyState;
import org.junit.jupiter.api.Timeout;

/** The ends that an experiment can come to, by its body, a probe or a driver; what they do begins under the fault. */
@Observe(atLeast = "300ms", atMost = "60s", steadyWithin = "20s", armedWithin = "20s")
class EndTestCase {
    private volatile Trouble inProbe = () -> {};
    private volatile Trouble inDriver = () -> {};

    @Metric("health")
    int health() throws IOException {
        inProbe.happen();
        return Customer.number();
    }

    void call() {
        inDriver.happen();
    }

    @ShopFault
    @Healthy
    void assertionInTheBody() {
        throw new AssertionError("no espresso");
    }

    @ShopFault
    @Healthy
    void throwableInTheBody() throws Throwable {
        throw new Throwable("neither an error nor an exception");
    }

    @ShopFault
    @Healthy
    void stackOverflowInTheBody() {
        Trouble.stackOverflow();
    }

    @ShopFault
    @Healthy
    void outOfMemoryInTheBody() {
        Trouble.outOfMemory();
    }

    @ShopFault
    @Healthy
    void interruptInTheBody() throws InterruptedException {
        Thread.currentThread().interrupt();
        TimeUnit.MINUTES.sleep(10);
    }

    @ShopFault
    @Healthy
    void stackOverflowInTheProbe() {
        inProbe = Trouble::stackOverflow;
    }

    @ShopFault
    @Healthy
    void outOfMemoryInTheProbe() {
        inProbe = Trouble::outOfMemory;
    }

    @ShopFault
    @CallLoad(value = "call", rate = 50, warmup = "0s")
    @SteadyState(metric = "load.success", range = ">= 99%", window = "500ms", recoversWithin = "1s")
    void stackOverflowInTheDriver() {
        inDriver = Trouble::stackOverflow;
    }

    @ShopFault
    @CallLoad(value = "call", rate = 1, warmup = "0s")
    @SteadyState(
            metric = "load.success",
            range = ">= 50%",
            window = "3s",
            minSamples = 3,
            recoversWithin = "1s",
            undecided = OnUndecided.POINT_ESTIMATE)
    @Observe(atMost = "6s", steadyWithin = "20s", armedWithin = "20s")
    void outOfMemoryInTheDriver() {
        inDriver = Trouble::outOfMemory;
    }

    @ShopFault
    @CallLoad(value = "call", rate = 20, warmup = "0s", timeout = "2s", maxInFlight = 2)
    @SteadyState(metric = "load.success", range = ">= 90%", window = "500ms")
    @Observe(atMost = "4s", steadyWithin = "20s", armedWithin = "20s")
    void moreCallsThanFit() {
        inDriver = () -> {
            try {
                Trouble.hangUntilOff();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    @ShopFault
    @Healthy
    @Timeout(value = 2, unit = TimeUnit.SECONDS)
    void timeoutOfAPatientBody() throws InterruptedException {
        TimeUnit.MINUTES.sleep(10);
    }

    @ShopFault
    @Healthy
    @Observe(atLeast = "300ms", atMost = "500ms", steadyWithin = "20s", armedWithin = "500ms", timeToLive = "3s")
    @Timeout(value = 1, unit = TimeUnit.SECONDS)
    void timeoutOfABusyBody() throws IOException {
        Trouble.busyUntilOff();
    }

    @ShopFault
    @Healthy
    @Timeout(value = 2, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void timeoutOfABusyBodyInAThreadOfItsOwn() throws IOException {
        Trouble.busyUntilOff();
    }

    @ShopFault
    @Healthy
    void exitInTheBody() {
        System.exit(17);
    }

    @ShopFault
    @Healthy
    @Observe(atLeast = "10min", atMost = "11min")
    void exitInTheProbe() {
        inProbe = () -> System.exit(17);
    }

    @ShopFault
    @CallLoad(value = "call", rate = 50, warmup = "0s")
    @SteadyState(metric = "load.success", range = ">= 1%", window = "500ms")
    @Observe(atLeast = "10min", atMost = "11min")
    void exitInTheDriver() {
        inDriver = () -> System.exit(17);
    }

    @ShopFault
    @Healthy
    void haltInTheBody() {
        Runtime.getRuntime().halt(17);
    }

    /** Something that goes wrong. */
    interface Trouble {
        void happen();

        static void stackOverflow() {
            overflow(0);
        }

        private static long overflow(long depth) {
            return depth < 0 ? 0 : overflow(depth + 1) + 1;
        }

        /** For real, but without filling the heap that other tests need. */
        static void outOfMemory() {
            if (new long[Integer.MAX_VALUE - 8][1].length == 0) {
                throw new IllegalStateException("so much memory was there");
            }
        }

        /** Until the fault is off, or it is interrupted. */
        static void hangUntilOff() throws IOException {
            while (!Thread.currentThread().isInterrupted() && Customer.isFaultOn()) {
                LockSupport.parkNanos(50_000_000);
            }
        }

        /** Takes no notice of interrupts, and ends only when the fault does. */
        static void busyUntilOff() throws IOException {
            while (Customer.isFaultOn()) {
                Thread.onSpinWait();
            }
        }
    }
}
