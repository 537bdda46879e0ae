package org.chaosjunit.revert;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.chaosjunit.result.Finding;
import org.chaosjunit.result.Reason;
import org.chaosjunit.spi.ExemptThread;
import org.chaosjunit.spi.SharedEntry;
import org.chaosjunit.spi.SharedStore;
import org.jspecify.annotations.Nullable;

/**
 * The lease of a target that this process has in a shared store.
 *
 * <p>It is renewed every 10 s, and lost if that fails for 20 s: others take it after 30 s without a renewal, and nothing
 * takes longer than the 10 s between.
 */
public final class SharedLease {
    static final Duration RENEW = Duration.ofSeconds(10);
    static final Duration LOST = Duration.ofSeconds(20);
    private static final Duration AGAIN = Duration.ofSeconds(2);
    private static final int MOST_ATTEMPTS = 5;
    private static final String PURPOSE =
            "Who experiments on a target: one at a time. It stays, for whoever comes next, and says when it is free.";

    // What this process has: a lease of this process that is not among them was left behind by it.
    private static final Set<String> OWN = ConcurrentHashMap.newKeySet();

    private final SharedStore store;
    private final String target;
    private final LeaseNote note;
    private final LeaseTime time;
    private final Object renewing = new Object();
    private volatile long renewed;
    private volatile @Nullable String trouble;
    private volatile boolean isOver;
    private volatile Consumer<String> lost = why -> {};

    private SharedLease(SharedStore store, String target, LeaseNote note, LeaseTime time) {
        this.store = store;
        this.target = target;
        this.note = note;
        this.time = time;
        this.renewed = time.nanos();
        // Before it is written: other threads here would take it for one that this process has lost track of.
        OWN.add(note.token());
    }

    /**
     * Takes the lease if it still is as it was seen; empty if someone else was faster.
     *
     * @param seen what is there, of one who is dead or has given it back; empty if there is nothing
     */
    static Optional<SharedLease> take(
            SharedStore store, String target, LeaseNote mine, Optional<SharedEntry> seen, LeaseTime time)
            throws IOException {
        SharedLease lease = new SharedLease(store, target, mine, time);
        boolean isTaken = false;
        try {
            isTaken = seen.isEmpty()
                    ? store.create(target, LeaseNote.NAME, mine.text(), PURPOSE).isPresent()
                    : store.replace(target, LeaseNote.NAME, mine.text(), seen.get())
                            .isPresent();
            return isTaken ? Optional.of(lease) : Optional.empty();
        } finally {
            if (!isTaken) {
                lease.forget();
            }
        }
    }

    /** Tells whether a lease is one of this process that it has lost track of. */
    static boolean isForgottenHere(LeaseNote note) {
        return note.isOfThisProcess() && !OWN.contains(note.token());
    }

    SharedStore store() {
        return store;
    }

    String target() {
        return target;
    }

    String token() {
        return note.token();
    }

    /** Renews it again and again, on a thread of its own; tells if it is lost. */
    void keep(Consumer<String> whenLost) {
        lost = whenLost;
        new ExemptThread(this::renewAgainAndAgain, "chaos-junit lease of " + target).start();
        new ExemptThread(this::watchOver, "chaos-junit watches the lease of " + target).start();
    }

    private void renewAgainAndAgain() {
        try {
            time.sleep(RENEW);
            while (isHeld()) {
                time.sleep(renew() ? RENEW : AGAIN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // A renewal may hang.
    private void watchOver() {
        try {
            while (isHeld()) {
                time.sleep(Duration.ofSeconds(1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Renews it; returns whether that worked. */
    boolean renew() {
        // Or else it would be renewed after it was given back.
        synchronized (renewing) {
            try {
                SharedEntry seen = found();
                long start = time.nanos();
                String next = LeaseNote.read(store, target, seen).renewedAgain().text();
                if (store.replace(target, LeaseNote.NAME, next, seen).isEmpty()) {
                    throw new IOException("someone has written into " + address());
                }
                renewed = start;
                trouble = null;
                return true;
            } catch (IOException e) {
                trouble = isOver ? trouble : e.getMessage();
                return false;
            }
        }
    }

    /** Tells whether it is ours as far as this process knows; asks nobody. */
    boolean isHeld() {
        if (!isOver && time.isOver(renewed, LOST)) {
            lose("it could not be renewed for " + LOST.toSeconds() + " s"
                    + (trouble == null ? "" : " (" + trouble + ")"));
        }
        return !isOver;
    }

    /**
     * Makes sure, in the store, that it is ours.
     *
     * @throws IOException if it is not, or that cannot be told
     */
    void require() throws IOException {
        found();
    }

    private SharedEntry found() throws IOException {
        requireHeld();
        Optional<SharedEntry> found = store.read(target, LeaseNote.NAME);
        if (found.isEmpty()) {
            lose("someone has removed it from " + store.description());
        } else {
            LeaseNote now = LeaseNote.read(store, target, found.get());
            if (!now.isSame(note)) {
                lose(now.words() + " has taken it over" + (now.released() ? ", and given it back" : ""));
            }
        }
        // Reading may have taken too long.
        requireHeld();
        return found.orElseThrow();
    }

    private void requireHeld() throws IOException {
        if (!isHeld()) {
            throw new IOException("the lease of " + target + " was lost: " + trouble);
        }
    }

    private void lose(String why) {
        synchronized (this) {
            if (isOver) {
                return;
            }
            trouble = why;
            forget();
        }
        String message = "The lease of " + target + " was lost: " + why + ". Someone else may experiment on it now.";
        Consumer<String> listener = lost;
        // Whoever has found it out may hold locks.
        new ExemptThread(() -> listener.accept(message), "chaos-junit lost the lease of " + target).start();
    }

    /** Stops renewing it, and leaves it to whoever finds it. */
    void forget() {
        isOver = true;
        OWN.remove(token());
    }

    /** Gives it back; returns what went wrong. */
    Optional<Finding> release() {
        synchronized (this) {
            if (isOver) {
                return Optional.empty();
            }
            forget();
        }
        synchronized (renewing) {
            return giveBack();
        }
    }

    private Optional<Finding> giveBack() {
        try {
            for (int i = 0; i < MOST_ATTEMPTS; i++) {
                Optional<SharedEntry> found = store.read(target, LeaseNote.NAME);
                // Others have it, or had it since.
                if (found.isEmpty()
                        || !LeaseNote.read(store, target, found.get()).isSame(note)) {
                    return Optional.empty();
                }
                String free = note.givenBack().text();
                if (store.replace(target, LeaseNote.NAME, free, found.get()).isPresent()) {
                    return Optional.empty();
                }
            }
            throw new IOException("someone writes into it all the time");
        } catch (IOException e) {
            return Optional.of(new Finding(
                    Reason.NOT_RECORDED,
                    "The lease of " + target + " could not be given back: " + e.getMessage()
                            + ". Others can have it 30 s after its last renewal. It is " + address() + " in "
                            + store.description() + ".",
                    e));
        }
    }

    private String address() {
        return store.address(target, LeaseNote.NAME);
    }
}
