package org.chaosjunit.load;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.chaosjunit.spi.Drive;
import org.chaosjunit.spi.ExemptThread;
import org.chaosjunit.spi.LoadPlan;
import org.chaosjunit.spi.SampleSink;
import org.chaosjunit.spi.Schedule;

/** Sends each arrival when its schedule says so, and gives it up when its time is over. */
final class Pacer implements Drive {
    private static final long PATIENCE_MILLIS = 1000;

    private final Schedule schedule;
    private final long timeout;
    private final SampleSink samples;
    private final Sender sender;
    private final Thread thread;
    private final long start;
    // In the order of the schedule; with one timeout for all, the oldest is also the first to be given up.
    private final Queue<Arrival> open = new ConcurrentLinkedQueue<>();
    private volatile long next;
    private volatile boolean stopped;

    private Pacer(LoadPlan<?> plan, long startNanos, SampleSink samples, Sender sender) {
        this.start = startNanos;
        this.schedule = plan.schedule();
        this.timeout = plan.timeout().toNanos();
        this.samples = samples;
        this.sender = sender;
        this.thread = new ExemptThread(this::run, threadName(plan, "schedule"));
    }

    static Drive start(LoadPlan<?> plan, long startNanos, SampleSink samples, Sender sender) {
        Pacer pacer = new Pacer(plan, startNanos, samples, sender);
        pacer.thread.start();
        return pacer;
    }

    /** Returns the name of a thread that works for the plan's load. */
    static String threadName(LoadPlan<?> plan, String task) {
        return "chaosjunit-" + plan.name() + "-" + task;
    }

    private void run() {
        while (!stopped) {
            turn();
        }
    }

    // A method of its own, for the JVM compiles what is called often much sooner than a loop that never ends.
    private void turn() {
        sendWhatIsDue();
        giveUpWhatIsLate();
        LockSupport.parkNanos(Math.max(1, wakeUp() - System.nanoTime()));
    }

    private void sendWhatIsDue() {
        while (!stopped && intended(next) - System.nanoTime() <= 0) {
            Arrival arrival = new Arrival(next, intended(next), samples);
            open.add(arrival);
            advance(); // After it is in the queue: in between, settledNanos() may see it twice, but never not at all.
            send(arrival);
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // Only the pacer's thread writes it.
    private void advance() {
        next++;
    }

    // Neither a broken sender nor a JVM short of threads may end the schedule: what was not sent stays open until its
    // time is up, and then counts as an arrival that could not be sent.
    private void send(Arrival arrival) {
        if (System.nanoTime() - arrival.intended() >= timeout) {
            arrival.expire();
            return;
        }
        try {
            sender.send(arrival);
        } catch (RuntimeException | OutOfMemoryError notSent) {
            return;
        }
    }

    private void giveUpWhatIsLate() {
        long now = System.nanoTime();
        Arrival oldest = open.peek();
        while (oldest != null && (oldest.isEnded() || now - oldest.intended() >= timeout)) {
            oldest.expire();
            if (!oldest.isEnded()) {
                return; // It was answered in time, and is only being judged.
            }
            open.poll();
            oldest = open.peek();
        }
    }

    private long wakeUp() {
        long due = intended(next);
        Arrival oldest = open.peek();
        return oldest != null && oldest.intended() + timeout - due < 0 ? oldest.intended() + timeout : due;
    }

    private long intended(long n) {
        return start + schedule.offsetNanos(n);
    }

    @Override
    public long startNanos() {
        return start;
    }

    @Override
    public long settledNanos() {
        long coming = intended(next); // Read before the queue, see sendWhatIsDue().
        for (Arrival arrival : open) {
            if (!arrival.isEnded()) {
                return arrival.intended();
            }
        }
        return coming;
    }

    @Override
    public void stop() {
        stopped = true;
        LockSupport.unpark(thread);
        joinQuietly();
        open.forEach(Arrival::drop);
        sender.close();
    }

    // Stopping must work in a thread that was interrupted, and leave it interrupted.
    private void joinQuietly() {
        boolean interrupted = Thread.interrupted();
        try {
            thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException again) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
