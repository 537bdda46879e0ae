package shop;

import org.chaosjunit.ChaosExperiment;
import org.chaosjunit.file.WriteFile;
import org.junit.jupiter.api.Tag;

@Tag("flags")
class FlagIT {
    @ChaosExperiment
    @WriteFile(path = "flags.txt", content = "checkout=off")
    void flagOff() {
        throw new AssertionError("checkout is off");
    }
}
