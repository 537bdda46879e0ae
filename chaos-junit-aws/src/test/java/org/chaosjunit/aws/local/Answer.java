package org.chaosjunit.aws.local;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/**
 * What a handler answers.
 *
 * @param head the model of the answer
 * @param body the streamed body, which no model holds, or the whole body as another service has written it; null if there
 *     is neither
 */
@SuppressWarnings("ArrayRecordComponent")
public record Answer(SdkPojo head, byte @Nullable [] body) {
    private static final SdkPojo NOTHING = List::of;

    /** Returns an answer as another service has written it, in the protocol of the request. */
    public static Answer written(String body) {
        return new Answer(NOTHING, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns an answer without a streamed body. */
    public static Answer of(SdkPojo head) {
        return new Answer(head, null);
    }
}
