package org.chaosjunit.result;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultsFileTests {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no JSON",
                "{\"schema\":1,\"status\":\"FINISHED\",\"result\":{}}",
                "{\"schema\":1,\"status\":\"FINISHED\"}",
                "{\"schema\":1,\"status\":\"FINISHED\",\"started\":\"yesterday\"}",
                "{\"schema\":1,\"status\":\"FINISHED\",\"result\":{\"verdict\":\"SUPER\",\"findings\":[],\"faults\":[],"
                        + "\"loads\":[],\"evidence\":[],\"judgements\":[],\"phases\":[]}}"
            })
    void refusesWhatSaysNothingReliable(String content) throws IOException {
        Path file = Files.writeString(directory.resolve("one.json"), content);

        assertThatThrownBy(() -> ResultsFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file + " is damaged: ");
    }
}
