package org.chaosjunit.aws.failurelambda;

import java.math.BigDecimal;
import org.chaosjunit.fault.DeniedHosts;
import org.chaosjunit.fault.Latency;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.InvocationFault;

/** The share of invocations that a fault is to hit. */
final class Percent {
    private Percent() {}

    static double of(Fault fault) {
        if (fault instanceof InvocationFault ofInvocation) {
            return ofInvocation.percentage();
        }
        if (fault instanceof Latency latency) {
            return latency.percentage();
        }
        if (fault instanceof DeniedHosts denied) {
            return denied.percentage();
        }
        throw new IllegalArgumentException("\"" + fault.description() + "\" is no fault of invocations");
    }

    static boolean isAll(Fault fault) {
        return of(fault) == 100;
    }

    static boolean isWhole(Fault fault) {
        return of(fault) == Math.rint(of(fault));
    }

    /** Returns the share as a number from 0 to 1, without binary noise. */
    static BigDecimal rate(Fault fault) {
        return new BigDecimal(Double.toString(of(fault))).movePointLeft(2).stripTrailingZeros();
    }
}
