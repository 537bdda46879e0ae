package org.chaosjunit.samples.orders;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalDouble;

/** What the shop's owner wants to know: how many orders are accepted. */
public final class OrderNumbers {
    private static final int LAST = 100;

    private final Deque<Boolean> last = new ArrayDeque<>();
    private long accepted;

    synchronized void add(boolean orderAccepted) {
        last.addLast(orderAccepted);
        if (last.size() > LAST) {
            last.removeFirst();
        }
        accepted += orderAccepted ? 1 : 0;
    }

    /** Returns how many orders were accepted since the start, stored or parked. */
    public synchronized long accepted() {
        return accepted;
    }

    /** Returns how many of the last 100 orders were accepted, in percent; empty before the first order. */
    public synchronized OptionalDouble acceptedPercent() {
        return last.stream().mapToInt(wasAccepted -> wasAccepted ? 100 : 0).average();
    }
}
