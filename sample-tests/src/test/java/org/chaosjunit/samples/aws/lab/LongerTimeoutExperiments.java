package org.chaosjunit.samples.aws.lab;

import org.junit.jupiter.api.Tag;

/** A time-out that is longer than the delay is all it takes: the pipeline is slower, and nothing fails. */
@Tag("long")
class LongerTimeoutExperiments extends SlowTransformer {
    LongerTimeoutExperiments() {
        super(Architecture.WITH_LONGER_TIMEOUT);
    }
}
