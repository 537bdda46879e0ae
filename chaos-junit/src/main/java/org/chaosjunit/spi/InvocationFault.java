package org.chaosjunit.spi;

/**
 * A fault of single invocations of a handler, such as a function in a cloud, drawn anew for each.
 *
 * <p>What it does stands in the records themselves: a target knows each of them that it can do.
 */
public interface InvocationFault extends Fault {
    /** Returns the share of invocations that are hit, in percent: more than 0, at most 100. */
    double percentage();
}
