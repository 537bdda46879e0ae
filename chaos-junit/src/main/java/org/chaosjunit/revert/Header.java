package org.chaosjunit.revert;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Says whose journal it is.
 *
 * @param experiment id of the experiment
 * @param test where it was declared
 * @param started when it began
 * @param host the machine
 * @param pid the process
 * @param results its results file
 */
public record Header(String experiment, String test, Instant started, String host, long pid, String results) {
    /** Returns the header of an experiment of this process. */
    public static Header ofThisProcess(String experiment, String test, Instant started, String results) {
        return new Header(
                experiment, test, started, Host.name(), ProcessHandle.current().pid(), results);
    }

    /** Says who it was, for a person. */
    String words() {
        return "experiment " + experiment + " of process " + pid + " on " + host + ", started at "
                + started.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Tells whether it is of another process of this machine that still lives, so that only that has what is inside it. */
    boolean isOfAnotherLiveProcess() {
        return isOfThisHost()
                && pid != ProcessHandle.current().pid()
                && ProcessHandle.of(pid)
                        .filter(ProcessHandle::isAlive)
                        // Or else its number was given to another one since.
                        .filter(process -> process.info()
                                .startInstant()
                                .map(start -> !start.isAfter(started))
                                .orElse(true))
                        .isPresent();
    }

    boolean isOfThisHost() {
        return host.equals(Host.name());
    }
}
