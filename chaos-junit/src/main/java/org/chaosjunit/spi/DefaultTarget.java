package org.chaosjunit.spi;

/** Provides the target of faults that name none; found with {@link java.util.ServiceLoader}. */
public interface DefaultTarget {
    /** Returns the target; always the same. */
    Target target();
}
