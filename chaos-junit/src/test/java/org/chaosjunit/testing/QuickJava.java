package org.chaosjunit.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command of another JVM that lives for seconds: it starts soon and leaves the processors to others. */
public final class QuickJava {
    private QuickJava() {}

    /** Returns a list to which options and arguments can be added. */
    public static List<String> command() {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto"));
    }
}
