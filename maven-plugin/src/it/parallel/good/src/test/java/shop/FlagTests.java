package shop;

import org.chaosjunit.ChaosExperiment;
import org.chaosjunit.file.WriteFile;
import org.junit.jupiter.api.Tag;

@Tag("flags")
class FlagTests {
    @ChaosExperiment
    @WriteFile(path = "flags.txt", content = "checkout=off")
    void flagOff() {
        // Nobody minds.
    }
}
