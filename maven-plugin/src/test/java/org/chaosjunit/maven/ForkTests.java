package org.chaosjunit.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForkTests {
    @TempDir
    private Path directory;

    @Test
    void passesOnWhateverIsWritten() throws Exception {
        Path journal = Files.createDirectories(directory.resolve("with \"quotes\" and \\ blanks/journal"));
        List<String> said = new ArrayList<>();
        Fork fork = fork(Map.of("chaosjunit.journal.directory", journal.toString()));
        assertThat(fork.run(said::add, "revert")).isZero();
        assertThat(said).containsExactly("Nothing was left behind in " + journal + ".");
    }

    @Test
    void returnsTheExitCode() throws Exception {
        List<String> said = new ArrayList<>();
        assertThat(fork(Map.of("chaosjunit.tpyo", "1")).run(said::add, "revert"))
                .isEqualTo(2);
        assertThat(said).singleElement().asString().contains("chaosjunit.tpyo");
    }

    private Fork fork(Map<String, String> properties) {
        List<Path> classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .toList();
        return new Fork(
                Path.of(System.getProperty("java.home"), "bin", "java"), classPath, List.of(), properties, directory);
    }
}
