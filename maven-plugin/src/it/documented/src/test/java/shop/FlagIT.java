package shop;

import java.nio.file.Files;
import java.nio.file.Path;
import org.chaosjunit.ChaosExperiment;
import org.chaosjunit.file.WriteFile;
import org.junit.jupiter.api.Tag;

@Tag("flags")
class FlagIT {
    @ChaosExperiment
    @WriteFile(path = "flags.txt", content = "checkout=off")
    void flagOff() {
        if (!Files.exists(Path.of("flags.txt"))) {
            throw new AssertionError("no flags");
        }
    }
}
