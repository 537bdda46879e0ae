package org.chaosjunit.net;

/**
 * What becomes of one exchange: a request and its answer.
 *
 * <p>It is asked again at every step, so that a fault that is switched off acts no longer, not even on an exchange that
 * is under way. All methods are called by the thread of the proxy and must not wait.
 */
public interface Treatment {
    /** Lets everything pass. */
    Treatment PASS = new Treatment() {};

    /** What the proxy does to an exchange. */
    enum Fate {
        /** Forwards it. */
        PASS,
        /** Resets the client's connection at the first byte of the request, and forwards nothing. */
        REFUSE,
        /** Forwards nothing and answers nothing; once that ends, resets the client's connection. */
        WITHHOLD,
        /** Forwards the request, and resets the client's connection at the first byte of the answer. */
        RESET
    }

    /** Returns what to do with the exchange now. */
    default Fate fate() {
        return Fate.PASS;
    }

    /** Returns how long each part of the answer is held back, in nanoseconds; 0 or more. */
    default long delayNanos() {
        return 0;
    }

    /** Called at the first byte of the answer, before it is forwarded. */
    default void answered() {}
}
