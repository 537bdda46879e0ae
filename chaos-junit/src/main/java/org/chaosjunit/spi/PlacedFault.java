package org.chaosjunit.spi;

/** A fault that only one target can do, which it brings with it: a disk that it fills, a process that it pauses. */
public interface PlacedFault extends Fault {
    /**
     * Returns the target; faults whose targets have the same {@linkplain Target#id() id} are injected together, by the
     * target of the first of them.
     */
    Target target();
}
