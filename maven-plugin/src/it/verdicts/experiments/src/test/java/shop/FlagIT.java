package shop;

import java.nio.file.Files;
import java.nio.file.Path;
import org.chaosjunit.ChaosExperiment;
import org.chaosjunit.Observe;
import org.chaosjunit.fault.InjectLatency;
import org.chaosjunit.file.WriteFile;

class FlagIT {
    @ChaosExperiment
    @WriteFile(path = "flags.txt", content = "checkout=off")
    void passes() throws Exception {
        if (!Files.readString(Path.of("flags.txt")).equals("checkout=off")) {
            throw new AssertionError("not written");
        }
    }

    @ChaosExperiment
    @WriteFile(path = "flags.txt", content = "checkout=off")
    void fails() {
        throw new AssertionError("checkout is off");
    }

    @ChaosExperiment
    @InjectLatency(min = 1, max = 2, hosts = "nobody.calls.this.example")
    @Observe(armedWithin = "200ms", atMost = "500ms", atLeast = "100ms")
    void cannotTell() {
        if (!Files.exists(Path.of("flags.txt"))) {
            throw new AssertionError("no flags");
        }
    }
}
