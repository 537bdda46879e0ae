package org.chaosjunit.aws.cloudwatch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one period: a number, a failure, or neither where there are no data.
 *
 * @param start when it began
 */
record PeriodSample(
        Instant start, @Nullable Double number, @Nullable Throwable failure) {
    boolean isMissing() {
        return number == null && failure == null;
    }
}
