package org.chaosjunit.revert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.chaosjunit.spi.Reach;
import org.chaosjunit.spi.UndoRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class GuardianTests {
    private static final long TERM = 1 << 14;

    @TempDir
    private Path directory;

    @Test
    void isDeafToTheSignalThatEndsABuildAndWhatItStartsAgainIsNot() throws Exception {
        Path told = directory.resolve("told");
        JournalFile journal = JournalFile.create(
                directory, Header.ofThisProcess("experiment", "Test#test", Instant.EPOCH, "none.json"));
        journal.append(kill(told), Reach.MACHINE);
        Guardian.start(journal.path()).awaitWatching();
        ProcessHandle guardian = ProcessHandle.allProcesses()
                .filter(process -> isGuardian(process, journal.path()))
                .findFirst()
                .orElseThrow();

        guardian.destroy();
        journal.close();

        // Then it has read back that the process is there: one that ended before would be started once more.
        guardian.onExit().get(1, TimeUnit.MINUTES);
        String[] words = Files.readString(told).strip().split("\\s+", -1);
        ProcessHandle restarted = ProcessHandle.of(Long.parseLong(words[0])).orElseThrow();
        try {
            assertThat(Long.parseLong(words[2], 16) & TERM).as("ignores TERM").isZero();
        } finally {
            restarted.destroyForcibly();
        }
        assertThat(journal.path()).doesNotExist();
    }

    // A process that is gone since long, and how to start it again.
    private static UndoRecord kill(Path told) throws IOException {
        String command = "echo $$ $(grep SigIgn /proc/$$/status) > " + told + ".next && mv " + told + ".next " + told
                + " && exec sleep 600";
        String boot =
                Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
        return new UndoRecord(
                "kill",
                "process:1",
                "kill process 1",
                Map.of(
                        "pid", "1",
                        "started", "-1",
                        "boot", boot,
                        "restart", command,
                        "directory", "",
                        "commandLineSha256", "none",
                        "since", "0",
                        "mark", told.toString()),
                Instant.now().plusSeconds(600));
    }

    // Of so long a command line, a process handle tells nothing.
    private static boolean isGuardian(ProcessHandle process, Path journal) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"), StandardCharsets.ISO_8859_1)
                    .endsWith('\0' + GuardianMain.class.getName() + '\0' + journal + '\0');
        } catch (IOException e) {
            return false;
        }
    }
}
