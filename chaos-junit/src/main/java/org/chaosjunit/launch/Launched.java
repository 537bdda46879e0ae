package org.chaosjunit.launch;

import java.util.List;

/**
 * What came of a launch; the verdicts are in the results files.
 *
 * @param found how many experiments were found
 * @param notRun those of them that could not even begin
 * @param skipped those of them that JUnit was told to skip, and why, a sentence each
 * @param broken what kept engines or classes from being searched, a sentence each
 */
public record Launched(long found, List<NotRun> notRun, List<String> skipped, List<String> broken) {
    /** Copies the lists. */
    public Launched {
        notRun = List.copyOf(notRun);
        skipped = List.copyOf(skipped);
        broken = List.copyOf(broken);
    }

    /**
     * An experiment that could not begin.
     *
     * @param test where it is declared
     * @param why what went wrong, a sentence
     */
    public record NotRun(String test, String why) {}
}
