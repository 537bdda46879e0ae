package org.chaosjunit.engine;

/** What a test does while the fault acts. */
@FunctionalInterface
public interface Body {
    /** Does nothing: the experiment only watches. */
    Body EMPTY = () -> {};

    /** Runs on the thread that runs the experiment. */
    void run() throws Throwable;
}
