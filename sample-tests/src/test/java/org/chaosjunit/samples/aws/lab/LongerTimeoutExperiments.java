package org.chaosjunit.samples.aws.lab;

/** A time-out that is longer than the delay is all it takes: the pipeline is slower, and nothing fails. */
class LongerTimeoutExperiments extends SlowTransformer {
    LongerTimeoutExperiments() {
        super(Architecture.WITH_LONGER_TIMEOUT);
    }
}
