package org.chaosjunit.revert;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.chaosjunit.spi.SharedStore;
import org.jspecify.annotations.Nullable;

/**
 * Takes the lease of a target in a shared store: at once if it is free, when nobody has renewed it for 30 s, or when its
 * process ran on this machine and has ended.
 *
 * <p>Why two never have it: a lease is created behind the last of a {@link LeaseChain}, under a name that only one can
 * create. Only who has the last one removes any: it puts a mark behind its own, so that nobody can follow it, and has 20 s to
 * remove all, the first one first. Who comes meanwhile waits until the mark is gone, or is 30 s old. So who came too late,
 * behind one that is being removed or has been, finds that the first is gone or another one, and withdraws.
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
        String known = null;
        for (int i = 0; i < MOST_ATTEMPTS; i++) {
            LeaseChain chain = LeaseChain.read(store, target);
            Optional<LeaseNote> last = chain.last();
            if (last.isPresent()) {
                boolean isNew = i > 0 && !last.get().token().equals(known);
                known = last.get().token();
                // Someone was faster.
                if (isNew && !last.get().released()) {
                    return Answer.held(last.get());
                }
                State state = watch(chain);
                if (state == State.ALIVE) {
                    return Answer.held(last.get());
                }
                if (state == State.CHANGED) {
                    continue;
                }
            }
            Optional<SharedLease> taken = create(chain);
            if (taken.isPresent()) {
                return Answer.of(taken.get());
            }
        }
        throw new IOException("the lease " + store.address(target, LeaseChain.FIRST) + " changes all the time");
    }

    /** Returns who has the target and lives, without taking it from those who do not. */
    Optional<LeaseNote> running(LeaseChain first) throws IOException, InterruptedException {
        LeaseChain chain = first;
        for (int i = 0; i < MOST_ATTEMPTS; i++) {
            Optional<LeaseNote> holder = chain.holder();
            if (holder.isEmpty()) {
                return holder;
            }
            State state = watch(chain);
            if (state != State.CHANGED) {
                return state == State.ALIVE ? holder : Optional.empty();
            }
            chain = LeaseChain.read(store, target);
        }
        return chain.holder();
    }

    private Optional<SharedLease> create(LeaseChain chain) throws IOException {
        long start = time.nanos();
        String name = chain.next();
        String purpose = "The lease of " + mine.words() + " on " + target + ". It is renewed as long as that lives.";
        SharedLease lease = new SharedLease(store, target, chain.extended(name, mine), mine, time, start);
        if (!store.create(target, name, mine.text(), purpose)) {
            lease.forget();
            return Optional.empty();
        }
        if (chain.links().isEmpty()) {
            return Optional.of(lease);
        }
        if (lease.isConnected()) {
            return Optional.of(lease);
        }
        store.remove(target, name);
        lease.forget();
        return Optional.empty();
    }

    private State watch(LeaseChain chain) throws IOException, InterruptedException {
        LeaseChain.Link last = chain.links().get(chain.links().size() - 1);
        if (last.note().isOfDeadProcessHere() || SharedLease.isForgottenHere(last.note())) {
            return State.DEAD;
        }
        long start = time.nanos();
        while (true) {
            time.sleep(LOOK);
            boolean isLong = time.isOver(start, WATCH);
            Optional<LeaseNote> now;
            try {
                now = look(last);
            } catch (IOException e) {
                if (time.isOver(start, LONGEST_WATCH)) {
                    throw e;
                }
                continue;
            }
            if (now.isEmpty() || !now.get().token().equals(last.note().token())) {
                return State.CHANGED;
            }
            if (now.get().renewed() != last.note().renewed()) {
                return State.ALIVE;
            }
            if (last.note().isOfDeadProcessHere() || isLong) {
                return State.DEAD;
            }
        }
    }

    private Optional<LeaseNote> look(LeaseChain.Link link) throws IOException {
        Optional<String> text = store.read(target, link.name());
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(LeaseNote.read(store.address(target, link.name()), text.get()));
    }

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
