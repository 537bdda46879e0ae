package org.chaosjunit.spi;

/**
 * A daemon thread whose connections no {@link NetworkFault} of this JVM ever hits.
 *
 * <p>For what stands outside the system under test but lives in its JVM, such as the load: a fault on
 * {@code localhost} is meant for the system's own calls.
 */
public final class ExemptThread extends Thread {
    /** Creates a thread that is not yet started. */
    public ExemptThread(Runnable task, String name) {
        super(task, name);
        setDaemon(true);
    }
}
