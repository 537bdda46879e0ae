package org.chaosjunit.load;

/** Carries out arrivals; must never wait. */
interface Sender {
    /**
     * Sends the arrival and sees to it that its end is heard of.
     *
     * @throws RuntimeException if it cannot be sent
     */
    void send(Arrival arrival);

    /** Frees threads and connections. */
    void close();
}
