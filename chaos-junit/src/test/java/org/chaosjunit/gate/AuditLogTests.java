package org.chaosjunit.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTests {
    @TempDir
    private Path directory;

    private Path file;
    private AuditLog log;

    @BeforeEach
    void create() {
        file = directory.resolve("deep/audit.log");
        log = new AuditLog(file);
    }

    @Test
    void aLineForEachDecisionFollowsFromTheOneBefore() throws IOException {
        for (String note : List.of("one", "two\nlines", "thrée")) {
            log.append(Records.decided(note));
        }

        assertThat(Files.readAllLines(file)).hasSize(3);
        assertThat(log.broken()).isEmpty();
    }

    @Test
    void aLineThatWasChangedShows() throws IOException {
        append("one", "two", "three");

        Files.writeString(file, Files.readString(file).replace("\"two\"", "\"too\""));

        assertThat(log.broken()).containsExactly(3);
    }

    @Test
    void aLineThatWasTakenOutShows() throws IOException {
        append("one", "two", "three");
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.remove(1);

        Files.write(file, lines);

        assertThat(log.broken()).containsExactly(2);
    }

    @Test
    void halfALineShowsAndHarmsNoOther() throws IOException {
        append("one");
        byte[] half = "{\"previous\":\"0\",\"notes\":[\"thré".getBytes(StandardCharsets.UTF_8);
        byte[] torn = Arrays.copyOf(half, half.length - 1);
        Files.write(file, torn, StandardOpenOption.APPEND);

        append("two", "three");

        assertThat(log.broken()).containsExactly(2);
        assertThat(Files.readAllLines(file, StandardCharsets.ISO_8859_1)).hasSize(4);
    }

    @Test
    @Timeout(60)
    void processesWriteOneAfterTheOther() throws Exception {
        List<Process> writers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            writers.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Writer.class.getName(),
                            file.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("output-" + i).toFile())
                    .start());
        }
        for (Process writer : writers) {
            assertThat(writer.waitFor(50, TimeUnit.SECONDS)).isTrue();
            assertThat(writer.exitValue()).isZero();
        }

        assertThat(Files.readAllLines(file)).hasSize(2 * Writer.LINES);
        assertThat(log.broken()).isEmpty();
    }

    private void append(String... notes) throws IOException {
        for (String note : notes) {
            log.append(Records.decided(note));
        }
    }

    /** Another process that decides. */
    static final class Writer {
        static final int LINES = 40;

        private Writer() {}

        public static void main(String[] arguments) throws IOException {
            for (int i = 0; i < LINES; i++) {
                new AuditLog(Path.of(arguments[0])).append(Records.decided("line " + i));
            }
        }
    }
}
