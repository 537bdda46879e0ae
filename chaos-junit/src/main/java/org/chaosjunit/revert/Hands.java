package org.chaosjunit.revert;

import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads that take records back.
 *
 * <p>A few wait ready: where the body has all processors, a new thread comes last in the queue for them, and one that
 * wakes up first.
 */
final class Hands {
    private static final int READY = 2;

    private static final ThreadPoolExecutor THREADS = new ThreadPoolExecutor(
            READY, Integer.MAX_VALUE, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), Hands::thread);

    private Hands() {}

    /** Makes some wait. */
    static void waitReady() {
        THREADS.prestartAllCoreThreads();
    }

    /**
     * Runs the work, at once, on a thread that has nothing else to do.
     *
     * @throws OutOfMemoryError if there is none, and no more can be had
     */
    static void give(Runnable work) {
        THREADS.execute(work);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "chaos-junit revert");
        thread.setDaemon(true);
        return thread;
    }
}
