package org.chaosjunit.revert;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.chaosjunit.result.Finding;
import org.chaosjunit.result.Reason;
import org.chaosjunit.spi.ExemptThread;
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

    // What this process has: a lease of this process that is not among them was left behind by it.
    private static final Set<String> OWN = ConcurrentHashMap.newKeySet();

    private final SharedStore store;
    private final String target;
    private final List<String> path;
    private final String first;
    private final LeaseTime time;
    private final Object renewing = new Object();
    private volatile LeaseNote note;
    private volatile long renewed;
    private volatile @Nullable String trouble;
    private volatile boolean isOver;
    private volatile Consumer<String> lost = why -> {};

    SharedLease(SharedStore store, String target, LeaseChain chain, LeaseNote note, LeaseTime time, long start) {
        this.store = store;
        this.target = target;
        this.path = chain.names();
        this.first = chain.links().get(0).note().token();
        this.note = note;
        this.time = time;
        this.renewed = start;
        OWN.add(note.token());
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

    /** Returns the names of the leases from the first to this one. */
    List<String> path() {
        return path;
    }

    /** Returns the name that whoever comes next would use. */
    String next() {
        return LeaseChain.after(note);
    }

    /**
     * Tells whether the first lease is still the one that this one came after: only who has the last one removes any, and
     * that one first.
     */
    boolean isConnected() throws IOException {
        Optional<String> text = store.read(target, LeaseChain.FIRST);
        return text.isPresent()
                && LeaseNote.read(store.address(target, LeaseChain.FIRST), text.get())
                        .token()
                        .equals(first);
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
        try {
            require();
            // Or else it would be there again after it was given back.
            synchronized (renewing) {
                if (isOver) {
                    return false;
                }
                long start = time.nanos();
                LeaseNote next = note.renewedAgain();
                store.replace(target, path.get(path.size() - 1), next.text());
                note = next;
                renewed = start;
            }
            trouble = null;
            return true;
        } catch (IOException e) {
            trouble = e.getMessage();
            return false;
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
        if (!isHeld()) {
            throw new IOException("the lease of " + target + " was lost: " + trouble);
        }
        Optional<String> own = store.read(target, path.get(path.size() - 1));
        if (own.isEmpty() || !LeaseNote.read(address(), own.get()).token().equals(token())) {
            lose("someone has removed it from " + store.description());
        } else {
            Optional<String> other = store.read(target, next());
            if (other.isPresent()) {
                String address = store.address(target, next());
                lose(LeaseNote.read(address, other.get()).words() + " has taken it over");
            }
        }
        // Reading may have taken too long.
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
            return giveBack(note.release());
        }
    }

    private Optional<Finding> giveBack(LeaseNote mark) {
        OWN.add(mark.token());
        long start = time.nanos();
        try {
            if (store.create(target, next(), mark.text(), "The mark behind a lease that was given back.")) {
                // If it hangs on nothing, others were here and gave all back.
                List<String> names = new ArrayList<>(isConnected() ? path : List.of());
                names.add(next());
                for (String name : names) {
                    if (time.isOver(start, LOST)) {
                        throw new IOException("the store was too slow");
                    }
                    store.remove(target, name);
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(new Finding(
                    Reason.NOT_RECORDED,
                    "The lease of " + target + " could not be given back: " + e.getMessage()
                            + ". Others can have it 30 s after its last renewal. It is " + address() + " in "
                            + store.description() + ".",
                    e));
        } finally {
            OWN.remove(mark.token());
        }
    }

    private String address() {
        return store.address(target, path.get(path.size() - 1));
    }
}
