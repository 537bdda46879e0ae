package org.chaosjunit.aws.setting;

import java.util.Optional;
import org.chaosjunit.aws.ApiCall;

/** How a {@link Setting} is written by one call, which AWS itself could make. */
public interface Writing {
    /** Returns the call that writes the value, or removes it if it is empty. */
    ApiCall call(Optional<String> value);
}
