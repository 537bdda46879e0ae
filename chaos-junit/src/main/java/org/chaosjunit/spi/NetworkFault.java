package org.chaosjunit.spi;

import java.util.random.RandomGenerator;

/**
 * A fault on the network connections that the code of a target opens.
 *
 * <p>It is drawn once per name look-up or connection attempt, and anew for each later exchange (a request and its
 * answer) on a connection that is kept open.
 */
public interface NetworkFault extends Fault {
    /** Returns the hosts whose connections are hit. */
    HostPatterns hosts();

    /** Returns the share of draws that hit, in percent: more than 0, at most 100. */
    double percentage();

    /** Returns what one hit does, drawn anew for each. */
    NetworkEffect effect(RandomGenerator random);
}
