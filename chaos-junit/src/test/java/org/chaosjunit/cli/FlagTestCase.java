package org.chaosjunit.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.chaosjunit.Observe;
import org.chaosjunit.file.WriteFile;
import org.chaosjunit.steady.Metric;
import org.chaosjunit.steady.SteadyState;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Small experiments that switch a flag off, one for each end that a gate must tell from the others. */
@Observe(atLeast = "300ms", atMost = "5s", steadyWithin = "2s", armedWithin = "20s")
class FlagTestCase {
    @Metric("flag")
    int flag() throws IOException {
        return Files.readString(Path.of(System.getProperty("flags.file"))).equals("on") ? 1 : 0;
    }

    @Metric("fallback")
    int fallback() {
        return 1;
    }

    @Metric("nothing")
    int nothing() {
        return 0;
    }

    @Tag("smoke")
    @WriteFile(path = "${flags.file}", content = "off")
    @SteadyState(metric = "fallback", range = "[1,1]", window = "300ms", minSamples = 3)
    @Test
    void holds() {}

    @WriteFile(path = "${flags.file}", content = "off")
    @SteadyState(metric = "flag", range = "[1,1]", window = "300ms", minSamples = 3)
    @Test
    void breaks() {}

    @WriteFile(path = "${flags.file}", content = "off")
    @SteadyState(metric = "nothing", range = "[1,1]", window = "300ms", minSamples = 3)
    @Test
    void cannotTell() {}

    @WriteFile(path = "${flags.file}", content = "off")
    @SteadyState(metric = "fallback", range = "[1,1]", window = "300ms", minSamples = 3)
    @Test
    void halts() {
        Runtime.getRuntime().halt(17);
    }

    @WriteFile(path = "${flags.file}", content = "off")
    @SteadyState(metric = "fallback", range = "[1,1]", window = "300ms", minSamples = 3)
    @Observe(atLeast = "10min", atMost = "11min")
    @Test
    void waits() throws InterruptedException {
        TimeUnit.MINUTES.sleep(10);
    }

    @Disabled("until the flag is back")
    @WriteFile(path = "${flags.file}", content = "off")
    @SteadyState(metric = "fallback", range = "[1,1]", window = "300ms", minSamples = 3)
    @Test
    void isDisabled() {}
}
