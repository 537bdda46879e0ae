package org.chaosjunit.spi;

import java.util.List;
import java.util.Optional;

/** What faults act on: this JVM, a proxy, the failure configuration of a function. */
public interface Target {
    /** Returns an unambiguous id, which is also the name of the target's lease. */
    String id();

    /**
     * Returns how far its changes reach; by default {@link Reach#MACHINE}.
     *
     * <p>What outlives this JVM gets a lease that other processes respect, and a guardian process that takes it back if
     * this JVM dies.
     */
    default Reach reach() {
        return Reach.MACHINE;
    }

    /**
     * Returns where it is, in words that are shown before anything is touched, for example {@code AWS account 123456789012,
     * eu-west-1}; by default nothing, for what is near needs no saying.
     *
     * @throws RuntimeException if that cannot be told: then nothing is touched
     */
    default Optional<String> place() {
        return Optional.empty();
    }

    /** Returns where its leases and undo records lie beside it; by default nowhere, for the files of this machine are enough. */
    default Optional<SharedStore> sharedStore() {
        return Optional.empty();
    }

    /** Says which of the faults this target cannot do, and why; touches nothing. */
    List<Refusal> check(List<Fault> faults);

    /**
     * Gets ready for faults that will be injected later; nothing goes wrong by that yet.
     *
     * <p>Called before the first test of a test plan that holds experiments on this target, and again when one begins.
     */
    default void prepare(List<Fault> faults) {}

    /**
     * Injects the faults, all at once; writes the way back to the journal before each change.
     *
     * @throws NothingInjectedException if all is as it was, on purpose: the experiment is inconclusive
     * @throws Exception if a fault cannot be placed; what the journal holds is taken back
     */
    Injection inject(List<Fault> faults, InjectionContext context) throws Exception;
}
