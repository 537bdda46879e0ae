package org.chaosjunit.aws.local;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/**
 * What a handler answers.
 *
 * @param head the model of the answer
 * @param body the streamed body, which no model holds; null if there is none
 */
@SuppressWarnings("ArrayRecordComponent")
public record Answer(SdkPojo head, byte @Nullable [] body) {
    /** Returns an answer without a streamed body. */
    public static Answer of(SdkPojo head) {
        return new Answer(head, null);
    }
}
