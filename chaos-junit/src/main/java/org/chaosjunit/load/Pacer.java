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
    private static final int SPARE = 1000;
    private static final long LOOK_NANOS = 1_000_000;

    private final Schedule schedule;
    private final long timeout;
    private final int maxInFlight;
    private final InFlight inFlight;
    private final Sender sender;
    private final Thread thread;
    private final long start;
    // In the order of the schedule; with one timeout for all, the oldest is also the first to be given up.
    private final Queue<Arrival> open = new ConcurrentLinkedQueue<>();
    private int queued;
    private long next;
    private volatile long due;
    private volatile boolean stopped;

    private Pacer(LoadPlan<?> plan, long startNanos, SampleSink samples, Sender sender) {
        this.start = startNanos;
        this.schedule = plan.schedule();
        this.timeout = plan.timeout().toNanos();
        this.maxInFlight = plan.maxInFlight();
        this.inFlight = new InFlight(samples);
        this.sender = sender;
        this.due = intended(0);
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
        LockSupport.parkNanos(Math.max(1, pause()));
    }

    private void sendWhatIsDue() {
        while (!stopped && due - System.nanoTime() <= 0) {
            Arrival arrival = new Arrival(next, due, inFlight);
            boolean fits = inFlight.enter() <= maxInFlight;
            enqueue(arrival);
            // After it is in the queue: in between, settledNanos() may see it twice, but never not at all.
            due = intended(++next);
            if (fits) {
                send(arrival);
            } else {
                arrival.giveUp(maxInFlight + " arrivals were open, so it was not sent");
            }
        }
    }

    private void enqueue(Arrival arrival) {
        open.add(arrival);
        // Behind one that stays open for long those that have ended would pile up.
        if (++queued > 2L * maxInFlight + SPARE) {
            open.removeIf(Arrival::isEnded);
            queued = open.size();
        }
    }

    // Neither a broken sender nor a JVM short of threads may end the schedule.
    private void send(Arrival arrival) {
        if (System.nanoTime() - arrival.intended() >= timeout) {
            arrival.expire();
            return;
        }
        try {
            sender.send(arrival);
        } catch (RuntimeException | OutOfMemoryError notSent) {
            arrival.giveUp(Arrival.words(notSent));
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
            queued--;
            oldest = open.peek();
        }
    }

    private long pause() {
        Arrival oldest = open.peek();
        long now = System.nanoTime();
        if (oldest == null) {
            return due - now;
        }
        // One whose time is up is being judged, and that may take a while.
        return Math.min(due - now, Math.max(LOOK_NANOS, oldest.intended() + timeout - now));
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
        long coming = due; // Read before the queue, see sendWhatIsDue().
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
