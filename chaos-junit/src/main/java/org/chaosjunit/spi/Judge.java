package org.chaosjunit.spi;

/** Decides whether samples meet a tolerance; a pure function of both. */
public interface Judge {
    /** Judges what was measured up to now. */
    Decision judge(Samples samples, Tolerance tolerance);
}
