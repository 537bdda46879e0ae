package org.chaosjunit.spi;

import java.util.random.RandomGenerator;

/** A fault at the entry of methods of the target's own classes, drawn anew for each call. */
public interface MethodFault extends Fault {
    /** Returns the methods that are hit. */
    MethodPattern on();

    /** Returns the share of calls that are hit, in percent: more than 0, at most 100. */
    double percentage();

    /** Returns what one hit does, drawn anew for each. */
    MethodEffect effect(RandomGenerator random);
}
