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

    @Override
    default Optional<SharedStore> sharedStore() {
        return Optional.of(new ParameterStore(awsPlace()));
    }
}
