package shop;

import java.nio.file.Files;
import java.nio.file.Path;
import org.chaosjunit.ChaosExperiment;
import org.chaosjunit.file.WriteFile;

class KilledIT {
    @ChaosExperiment
    @WriteFile(path = "flags.txt", content = "checkout=off")
    void lastsUntilAllAreDead() throws Exception {
        Files.copy(Path.of("flags.txt"), Path.of("target/flags-at-death.txt"));
        // Failsafe may start it by a shell.
        ProcessHandle self = ProcessHandle.current();
        ProcessHandle parent = self.parent().orElseThrow();
        ProcessHandle maven = parent.info().command().orElse("").endsWith("java") ? parent : parent.parent().orElseThrow();
        maven.destroyForcibly();
        Runtime.getRuntime().halt(137);
    }
}
