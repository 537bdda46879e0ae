package org.chaosjunit.aws.local.wire;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/** One way in which a service speaks. */
public interface Protocol {
    /** Whether a request to this service speaks this protocol. */
    boolean isSpokenBy(WireRequest request);

    /** Returns the operation that a request asks for; empty if this cannot be told. */
    Optional<String> operation(WireRequest request);

    /** Reads a request into the builder of its model. */
    void read(WireRequest request, SdkPojo builder);

    /** Writes an answer; {@code body} takes the place of a streamed body. */
    WireResponse write(String operation, SdkPojo answer, byte @Nullable [] body, String requestId);

    /** Writes an error. */
    WireResponse error(AwsError error, String requestId);

    /** Returns what this protocol's services usually answer to too many calls. */
    AwsError throttled();

    /** Returns what this protocol's services usually answer to a call that the caller may not do. */
    AwsError denied(String message);
}
