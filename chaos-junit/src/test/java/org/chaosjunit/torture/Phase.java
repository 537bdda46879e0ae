package org.chaosjunit.torture;

/** How far a victim has come; each is announced when it begins. */
enum Phase {
    /** The journal does not exist yet, or is just being made. */
    START(250),
    /** The journal exists, the guardian is starting. */
    OPENED(4),
    /** Waits for the steady state. */
    STEADY(200),
    /** A way back is recorded, its change not made. */
    RECORDED(25),
    /** A change is made, perhaps not the last one. */
    CHANGED(40),
    /** Watches under the fault. */
    FAULT(200),
    /** A change is about to be taken back. */
    REVERTING(25),
    /** A change was taken back, perhaps not the last one. */
    REVERTED(40),
    /** Waits for the steady state after the fault. */
    RECOVERY(200),
    /** All is over but the end of the JVM. */
    OVER(40);

    private final int millis;

    Phase(int millis) {
        this.millis = millis;
    }

    /** Returns for how long after its beginning it is worth killing. */
    int millis() {
        return millis;
    }
}
