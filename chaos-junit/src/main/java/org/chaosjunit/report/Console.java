package org.chaosjunit.report;

/** Where a person reads along: the standard output of the tests, which every runner shows. */
final class Console {
    private Console() {}

    static void print(String line) {
        System.out.println(line);
    }
}
