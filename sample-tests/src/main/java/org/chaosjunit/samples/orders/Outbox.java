package org.chaosjunit.samples.orders;

import java.lang.System.Logger.Level;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Orders that were accepted but not stored yet; stores them, oldest first, as soon as the table can be had.
 *
 * <p>It lives in memory, so orders that wait die with the process; a shop that cannot afford this writes them to a
 * queue or a disk instead.
 */
final class Outbox implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Outbox.class.getName());
    private static final long PAUSE_MILLIS = 100;

    private final OrderTable table;
    private final BlockingQueue<Order> waiting;
    private final ScheduledExecutorService sender = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "outbox");
        thread.setDaemon(true);
        return thread;
    });

    /** Starts the outbox; {@code capacity} bounds its memory. */
    Outbox(OrderTable table, int capacity) {
        this.table = table;
        this.waiting = new ArrayBlockingQueue<>(capacity);
        var unused = sender.scheduleWithFixedDelay(this::send, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /**
     * Keeps an order until it can be stored.
     *
     * @throws StoreUnavailableException if the outbox is full
     */
    void park(Order order) {
        if (!waiting.offer(order)) {
            throw new StoreUnavailableException("DynamoDB cannot be had, and the outbox is full");
        }
    }

    int size() {
        return waiting.size();
    }

    @Override
    public void close() {
        sender.shutdownNow();
    }

    private void send() {
        try {
            for (Order next = waiting.peek(); next != null; next = waiting.peek()) {
                table.save(next);
                waiting.remove();
            }
        } catch (RuntimeException e) {
            // The order stays first in line. An exception that left this method would end the schedule for good.
            LOG.log(Level.DEBUG, "{0} orders stay in the outbox: {1}", waiting.size(), e.getMessage());
        }
    }
}
