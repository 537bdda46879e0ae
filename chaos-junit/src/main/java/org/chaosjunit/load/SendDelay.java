package org.chaosjunit.load;

/** How long after its intended time an arrival was sent: 16 bits, three significant digits of microseconds, rounded up. */
final class SendDelay {
    /** Of an arrival that was not sent. */
    static final char NONE = Character.MAX_VALUE;

    private static final int BITS = 11;
    private static final int EXACT_BELOW = 1 << BITS;
    private static final int STEPS = EXACT_BELOW / 2;

    private SendDelay() {}

    static char of(long nanos) {
        long micros = Math.min(Sample.MAX_MICROS, (Math.max(0, nanos) + 999) / 1000);
        if (micros < EXACT_BELOW) {
            return (char) micros;
        }
        int dropped = Long.SIZE - Long.numberOfLeadingZeros(micros) - BITS;
        return (char) ((long) dropped * STEPS + (micros >>> dropped));
    }

    /** Returns the longest delay in microseconds that is kept so. */
    static long micros(long kept) {
        if (kept < EXACT_BELOW) {
            return kept;
        }
        long dropped = kept / STEPS - 1;
        return ((kept - dropped * STEPS + 1) << dropped) - 1;
    }
}
