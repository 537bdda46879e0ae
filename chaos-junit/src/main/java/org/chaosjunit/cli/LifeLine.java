package org.chaosjunit.cli;

import java.io.IOException;
import java.io.InputStream;
import picocli.CommandLine.Option;

/** Ends this process when the one that started it is gone, however that ended. */
final class LifeLine {
    /** What a process ends with that was told so by TERM. */
    static final int ENDED = 143;

    static final String NAME = "--life-line";

    private final Console console;

    @Option(
            names = NAME,
            description = {
                "End as on TERM, taking everything back, when the standard input ends: its other end is held by the"
                        + " process that started this one, and not written to."
            })
    private boolean isHeld;

    LifeLine(Console console) {
        this.console = console;
    }

    void hold() {
        if (isHeld) {
            Thread thread = new Thread(() -> read(System.in), "chaos-junit life line");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void read(InputStream line) {
        try {
            while (line.read() >= 0) {
                // Nobody has anything to say here.
            }
        } catch (IOException e) {
            // As gone as at its end.
        }
        console.err().println("The process that started this one is gone: everything is taken back.");
        System.exit(ENDED);
    }
}
