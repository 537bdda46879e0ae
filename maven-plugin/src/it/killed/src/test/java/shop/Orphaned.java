package shop;

import org.chaosjunit.ChaosExperiment;
import org.chaosjunit.file.WriteFile;

/** Run by chaos:run only; ends the Maven that has started it. */
class Orphaned {
    @ChaosExperiment
    @WriteFile(path = "flags.txt", content = "checkout=off")
    void outlivesMaven() throws Exception {
        ProcessHandle maven = ProcessHandle.current().parent().orElseThrow();
        if (Boolean.getBoolean("kill")) {
            maven.destroyForcibly();
        } else {
            maven.destroy();
        }
        Thread.sleep(60_000);
    }
}
