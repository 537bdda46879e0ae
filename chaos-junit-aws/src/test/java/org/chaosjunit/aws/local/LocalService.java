package org.chaosjunit.aws.local;

/**
 * One service of the stand-in. Each is found through {@code META-INF/services} and has a public constructor without
 * parameters.
 */
public interface LocalService extends AutoCloseable {
    /** Registers the operations. Other services are asked for only when a call needs them. */
    void register(LocalAws aws);

    /** Ends what the service has started. */
    @Override
    default void close() {}
}
