package org.chaosjunit.cli;

/** What the commands tell a script; the same for all of them. */
final class ExitCodes {
    /** Nothing is left in place, and nothing runs; or what was asked for is done. */
    static final int DONE = 0;

    /** Something may still be in place, or could not be done: a person must look. */
    static final int LEFT = 1;

    /** The command was not understood, or there is no such directory: nothing was done. */
    static final int USAGE = 2;

    /** Experiments are still running. */
    static final int RUNNING = 3;

    private ExitCodes() {}
}
