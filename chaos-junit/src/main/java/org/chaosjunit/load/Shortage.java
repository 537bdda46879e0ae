package org.chaosjunit.load;

import java.net.BindException;
import java.net.SocketException;

/** Tells what this machine is short of from what the other side did. */
final class Shortage {
    private static final String FILES = "Too many open files";

    private Shortage() {}

    /** Tells whether a connection could not be opened for want of files, or of ports of its own. */
    static boolean isCauseOf(Throwable thrown) {
        // Of files Java has only the words.
        return thrown instanceof BindException
                || (thrown instanceof SocketException
                        && String.valueOf(thrown.getMessage()).contains(FILES));
    }
}
