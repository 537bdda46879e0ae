package org.chaosjunit.sampling;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.chaosjunit.spi.ExemptThread;

/** Threads of metrics. */
final class ThreadOfItsOwn {
    private ThreadOfItsOwn() {}

    // Gone when it has had nothing to do for a while, for nobody says when a metric is not needed any more.
    static Executor of(String metric, boolean exempt) {
        ThreadPoolExecutor executor = new ThreadPoolExecutor(
                1,
                1,
                1,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                task -> thread(task, "chaos-junit metric " + metric, exempt));
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }

    private static Thread thread(Runnable task, String name, boolean exempt) {
        if (exempt) {
            return new ExemptThread(task, name);
        }
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
