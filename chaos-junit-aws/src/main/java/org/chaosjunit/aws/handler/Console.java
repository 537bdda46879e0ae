package org.chaosjunit.aws.handler;

/** The log of a function: what it prints. */
final class Console {
    private Console() {}

    static LogLines lines() {
        return new LogLines(System.out);
    }
}
