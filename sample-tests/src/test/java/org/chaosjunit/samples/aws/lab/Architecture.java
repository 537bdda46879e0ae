package org.chaosjunit.samples.aws.lab;

/**
 * What is right or wrong about the transformer.
 *
 * @param isPatient whether an invocation may take long, or is given up soon
 * @param awaitsWrites whether it waits for its writes and fails if they do, or only logs that
 */
record Architecture(boolean isPatient, boolean awaitsWrites) {
    static final Architecture AS_BUILT = new Architecture(false, false);
    static final Architecture WITH_LONGER_TIMEOUT = new Architecture(true, false);
    static final Architecture WITH_AWAITED_WRITES = new Architecture(true, true);
}
