package org.chaosjunit.aws;

import java.util.Optional;
import org.chaosjunit.spi.Reach;
import org.chaosjunit.spi.SharedStore;
import org.chaosjunit.spi.Target;

/**
 * Something in AWS that faults act on.
 *
 * <p>Its {@link #check} has to begin with {@link AwsConsent#refusals}.
 */
public interface AwsTarget extends Target {
    /** Returns where it is. */
    AwsPlace awsPlace();

    @Override
    default Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    default Optional<String> place() {
        return Optional.of(awsPlace().words());
    }

    /**
     * Returns the one plain API call that takes back what this target changes; by default there is none.
     *
     * <p>Makes no call, and may be asked once {@link #check} has refused nothing.
     */
    default Optional<Restoring> restoring() {
        return Optional.empty();
    }

    @Override
    default Optional<SharedStore> sharedStore() {
        return Optional.of(new ParameterStore(awsPlace()));
    }
}
