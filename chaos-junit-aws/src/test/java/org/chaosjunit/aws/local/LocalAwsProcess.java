package org.chaosjunit.aws.local;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;

/** The main class of a stand-in in a process of its own. */
public final class LocalAwsProcess {
    private LocalAwsProcess() {}

    /**
     * Serves until standard input ends.
     *
     * @param args the port; a free one without. The first line on standard output is the endpoint's address
     */
    public static void main(String[] args) throws IOException {
        int port = args.length == 0 ? 0 : Integer.parseInt(args[0]);
        try (LocalAws aws = LocalAws.start(Clock.systemUTC(), port)) {
            System.out.println(aws.endpoint());
            System.in.transferTo(OutputStream.nullOutputStream());
        }
        System.exit(0);
    }
}
