package org.chaosjunit.aws.handler;

/** One mode of failure as it is configured. */
interface Flag {
    /** Returns the mode, which is also the name of the flag. */
    String mode();

    /** Returns when it acts. */
    Gate gate();
}
