package org.chaosjunit.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.chaosjunit.spi.ExemptThread;

/** The one thread of a proxy: waits for sockets, tasks and points in time. */
final class Loop implements AutoCloseable {
    /** What a key of the selector stands for. */
    interface Channel {
        /** Does what the key is ready for. */
        void ready(SelectionKey key) throws IOException;

        /** Gives up, after an error. */
        void abort();
    }

    private record Timer(long due, Runnable task) {}

    private static final System.Logger LOG = System.getLogger(Loop.class.getName());
    private static final int BUFFER = 128 * 1024;

    private final Selector selector;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    // Differences, because the values of nanoTime may overflow.
    private final PriorityQueue<Timer> timers =
            new PriorityQueue<>(Comparator.comparing(Timer::due, (a, b) -> Long.signum(a - b)));
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private final AlarmClock alarm;
    private final Thread thread;
    private volatile boolean open = true;

    Loop(String name) {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open a selector", e);
        }
        alarm = new AlarmClock(name + " clock", selector::wakeup);
        thread = new ExemptThread(this::run, name);
        thread.start();
    }

    /** Runs the task on this loop's thread, soon. */
    void execute(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    /** Runs the task when {@link System#nanoTime()} has reached {@code due}; only for this loop's thread. */
    void at(long due, Runnable task) {
        timers.add(new Timer(due, task));
    }

    /** Watches a channel; only for this loop's thread. */
    SelectionKey watch(SelectableChannel socket, int interest, Channel channel) throws IOException {
        socket.configureBlocking(false);
        return socket.register(selector, interest, channel);
    }

    /** Returns a cleared buffer that is free until the caller returns; only for this loop's thread. */
    ByteBuffer buffer() {
        return buffer.clear();
    }

    @Override
    public void close() {
        open = false;
        selector.wakeup();
        alarm.close();
    }

    /** Tells whether tasks are still run. */
    boolean isOpen() {
        return open;
    }

    private void run() {
        try (selector) {
            try {
                turn();
            } finally {
                close();
                selector.keys().forEach(key -> ((Channel) key.attachment()).abort());
                // Whoever waits for this thread must not wait for ever.
                runTasks();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the fault proxy cannot wait for sockets", e);
        }
    }

    private void turn() throws IOException {
        while (open) {
            Timer next = timers.peek();
            if (next != null) {
                alarm.ringAt(next.due());
            }
            selector.select(this::ready);
            runTasks();
            runTimers();
        }
    }

    private void ready(SelectionKey key) {
        Channel channel = (Channel) key.attachment();
        try {
            if (key.isValid()) {
                channel.ready(key);
            }
        } catch (IOException e) {
            // Most often a reset by the other side.
            channel.abort();
        } catch (RuntimeException | Error e) {
            LOG.log(System.Logger.Level.WARNING, "A connection through the fault proxy failed", e);
            channel.abort();
        }
    }

    private void runTasks() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            run(task);
        }
    }

    private void runTimers() {
        long now = System.nanoTime();
        for (Timer next = timers.peek(); next != null && next.due() - now <= 0; next = timers.peek()) {
            timers.poll();
            run(next.task());
        }
    }

    // What goes wrong with one connection must not strand the others.
    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            LOG.log(System.Logger.Level.WARNING, "A step of the fault proxy failed", e);
        }
    }
}
