package org.chaosjunit.revert;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.chaosjunit.spi.SharedEntry;
import org.chaosjunit.spi.SharedStore;
import org.jspecify.annotations.Nullable;

/**
 * Takes the lease of a target in a shared store: at once if it is free, when nobody has renewed it for 30 s, or when its
 * process ran on this machine and has ended.
 *
 * <p>Why two never have it: it is an entry that is created once and never removed, and whoever takes, renews or gives it
 * back replaces what it has seen. So who comes too late, and be it after a night's sleep of its machine, replaces nothing.
 */
final class LeaseTaker {
    static final Duration WATCH = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofSeconds(1);
    // A store that cannot be read for so long tells nothing.
    private static final Duration LONGEST_WATCH = WATCH.multipliedBy(2);
    private static final int MOST_ATTEMPTS = 20;

    private final SharedStore store;
    private final String target;
    private final LeaseNote mine;
    private final LeaseTime time;

    LeaseTaker(SharedStore store, String target, LeaseNote mine, LeaseTime time) {
        this.store = store;
        this.target = target;
        this.mine = mine;
        this.time = time;
    }

    /**
     * Takes the lease, or finds out who has it.
     *
     * @throws IOException if the store does not work; then nobody else was disturbed
     */
    Answer take() throws IOException, InterruptedException {
        Optional<LeaseNote> known = Optional.empty();
        for (int i = 0; i < MOST_ATTEMPTS; i++) {
            Optional<SharedEntry> found = store.read(target, LeaseNote.NAME);
            if (found.isPresent()) {
                LeaseNote note = LeaseNote.read(store, target, found.get());
                boolean isSomeoneFaster = i > 0 && known.filter(note::isSame).isEmpty();
                known = Optional.of(note);
                if (!note.released()) {
                    if (isSomeoneFaster) {
                        return Answer.held(note);
                    }
                    Sight last = watch(note, found.get());
                    if (last.state() == State.ALIVE) {
                        return Answer.held(note);
                    }
                    if (last.state() == State.CHANGED) {
                        continue;
                    }
                    found = Optional.of(last.entry());
                }
            }
            Optional<SharedLease> taken = SharedLease.take(store, target, mine, found, time);
            if (taken.isPresent()) {
                return Answer.of(taken.get());
            }
        }
        throw new IOException("the lease " + store.address(target, LeaseNote.NAME) + " changes all the time");
    }

    /** Returns who has the target and lives, without taking it from those who do not. */
    Optional<LeaseNote> running() throws IOException, InterruptedException {
        for (int i = 0; i < MOST_ATTEMPTS; i++) {
            Optional<SharedEntry> found = store.read(target, LeaseNote.NAME);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            LeaseNote note = LeaseNote.read(store, target, found.get());
            if (note.released()) {
                return Optional.empty();
            }
            State state = watch(note, found.get()).state();
            if (state != State.CHANGED) {
                return state == State.ALIVE ? Optional.of(note) : Optional.empty();
            }
        }
        return LeaseNote.of(store, target).filter(note -> !note.released());
    }

    private Sight watch(LeaseNote note, SharedEntry first) throws IOException, InterruptedException {
        if (note.isOfDeadProcessHere() || SharedLease.isForgottenHere(note)) {
            return new Sight(State.DEAD, first);
        }
        long start = time.nanos();
        while (true) {
            time.sleep(LOOK);
            boolean isLong = time.isOver(start, WATCH);
            Optional<SharedEntry> found;
            try {
                found = store.read(target, LeaseNote.NAME);
            } catch (IOException e) {
                if (time.isOver(start, LONGEST_WATCH)) {
                    throw e;
                }
                continue;
            }
            if (found.isEmpty()) {
                return new Sight(State.CHANGED, first);
            }
            LeaseNote now = LeaseNote.read(store, target, found.get());
            if (!now.isSame(note)) {
                return new Sight(State.CHANGED, first);
            }
            if (now.renewed() != note.renewed()) {
                return new Sight(State.ALIVE, first);
            }
            if (note.isOfDeadProcessHere() || isLong) {
                return new Sight(State.DEAD, found.get());
            }
        }
    }

    /** What was seen of a lease, and the entry when it was seen last. */
    private record Sight(State state, SharedEntry entry) {}

    private enum State {
        ALIVE,
        DEAD,
        /** Given back, or taken by someone else. */
        CHANGED
    }

    /**
     * Who has the lease.
     *
     * @param lease the lease, if it is ours now
     * @param holder who has it otherwise
     */
    record Answer(@Nullable SharedLease lease, @Nullable LeaseNote holder) {
        static Answer of(SharedLease lease) {
            return new Answer(lease, null);
        }

        static Answer held(LeaseNote holder) {
            return new Answer(null, holder);
        }
    }
}
