package org.chaosjunit.aws.ec2;

import java.util.concurrent.TimeUnit;

/** Lets some time pass between two looks. */
@FunctionalInterface
interface Pause {
    /** Half a second: control planes allow few calls a second. */
    Pause REAL = () -> TimeUnit.MILLISECONDS.sleep(500);

    void pause() throws InterruptedException;
}
