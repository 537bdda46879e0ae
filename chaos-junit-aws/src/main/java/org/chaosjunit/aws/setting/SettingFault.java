package org.chaosjunit.aws.setting;

import java.util.Optional;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.spi.PlacedFault;
import org.chaosjunit.spi.Target;

/** A fault that consists in another value of a {@link Setting}. */
public interface SettingFault extends PlacedFault {
    /** Returns where the setting is. */
    AwsPlace place();

    /** Returns the {@linkplain SettingKind#name() name} of the kind. */
    String kind();

    /** Returns which setting of that kind is meant. */
    String address();

    /**
     * Returns the value that is to be there instead.
     *
     * <p>Several faults of one setting are applied one after the other.
     *
     * @param before what is there; empty if nothing is
     * @throws IllegalStateException if that cannot be changed so; the message is shown
     */
    Optional<String> changed(Optional<String> before);

    @Override
    default Target target() {
        return new SettingTarget(place(), kind(), address());
    }
}
