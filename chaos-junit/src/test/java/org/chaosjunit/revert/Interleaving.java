package org.chaosjunit.revert;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;

/**
 * Processes of which one goes on at a time, from one call of the store to the next, in an order that chance decides; time
 * is theirs alone. Some are killed, or sleep long, in the middle.
 */
final class Interleaving {
    private final Random random;
    private final List<Player> players = new ArrayList<>();
    private long now;

    Interleaving(long seed) {
        this.random = new Random(seed);
    }

    /** What a process does. */
    interface Play {
        void run(Player self) throws Exception;
    }

    void add(Play play) {
        players.add(new Player(play));
    }

    /** Runs all until each is done or killed, and looks at the whole after each step. */
    void run(Runnable look) throws InterruptedException {
        players.forEach(player -> player.thread.start());
        players.forEach(player -> player.stopped.acquireUninterruptibly());
        List<Player> alive = new ArrayList<>(players);
        for (int i = 0; i < 20_000 && !alive.isEmpty(); i++) {
            List<Player> awake =
                    alive.stream().filter(player -> player.until <= now).toList();
            if (awake.isEmpty()) {
                now = alive.stream().mapToLong(player -> player.until).min().orElse(now);
                continue;
            }
            Player next = awake.get(random.nextInt(awake.size()));
            int chance = random.nextInt(400);
            if (chance == 0) {
                next.isKilled = true;
                alive.remove(next);
            } else if (chance < 6) {
                // The whole process stands still.
                next.until = now + Duration.ofSeconds(random.nextInt(90)).toNanos();
            } else {
                now += Duration.ofMillis(random.nextInt(300)).toNanos();
                next.go.release();
                next.stopped.acquireUninterruptibly();
                if (next.isDone) {
                    alive.remove(next);
                }
            }
            look.run();
        }
        for (Player player : players) {
            player.thread.interrupt();
            player.thread.join();
            if (player.failure != null) {
                throw new AssertionError(player.failure);
            }
        }
        if (!alive.isEmpty()) {
            throw new AssertionError("some never come to an end");
        }
    }

    /** One process. */
    final class Player implements LeaseTime {
        volatile SharedLease held;
        volatile boolean isKilled;
        volatile boolean hasLost;
        private final Semaphore go = new Semaphore(0);
        private final Semaphore stopped = new Semaphore(0);
        private final Thread thread;
        private volatile Throwable failure;
        private volatile boolean isDone;
        private volatile long until;

        private Player(Play play) {
            thread = new Thread(() -> play(play), "player");
        }

        private void play(Play play) {
            try {
                step();
                play.run(this);
            } catch (InterruptedException | Stopped e) {
                isDone = true;
            } catch (Throwable e) {
                failure = e;
            } finally {
                isDone = true;
                stopped.release();
            }
        }

        /** Stops until it is this one's turn. */
        void step() {
            stopped.release();
            try {
                go.acquire();
            } catch (InterruptedException e) {
                throw new Stopped();
            }
        }

        @Override
        public long nanos() {
            return now;
        }

        @Override
        public void sleep(Duration duration) {
            until = Math.max(until, now + duration.toNanos());
            step();
        }
    }

    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
