package org.chaosjunit.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
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

    @Test
    void keepsTrafficAndSeries() throws IOException {
        Traffic traffic = new Traffic("load", "fault", 30, 1500, 1480, 12, 8, 0, 3, 12.5, Double.NaN, 612, 1000, 0.25);
        Series series = new Series("load.p95", "ms", List.of(new Series.Point(0, 12.5), new Series.Point(2, 1e-9)));
        ResultsFile file = ResultsFile.of(directory, "one");

        file.finished(result(List.of(traffic), List.of(series)));

        ExperimentResult read =
                Objects.requireNonNull(ResultsFile.read(file.path()).result());
        assertThat(read.traffic()).containsExactly(traffic);
        assertThat(read.series()).containsExactly(series);
        assertThat(Files.readString(file.path())).contains("[0.0, 12.5]");
    }

    @Test
    void readsWhatAnEarlierVersionHasWritten() throws IOException {
        ResultsFile file = ResultsFile.of(directory, "one");
        file.finished(result(List.of(), List.of()));
        String earlier =
                Files.readString(file.path()).replace("\"traffic\": [],", "").replace("\"series\": [],", "");
        assertThat(earlier).doesNotContain("traffic", "series");
        Files.writeString(file.path(), earlier);

        ExperimentResult read =
                Objects.requireNonNull(ResultsFile.read(file.path()).result());

        assertThat(read.traffic()).isEmpty();
        assertThat(read.series()).isEmpty();
    }

    @Test
    void refusesAPointThatIsNoNumber() {
        assertThatThrownBy(() -> new Series.Point(1, Double.NaN))
                .hasMessage("a point of a series must be a finite number, but is NaN");
    }

    private static ExperimentResult result(List<Traffic> traffic, List<Series> series) {
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        return new ExperimentResult(
                "one",
                "com.acme.ShopTest#holds",
                "It holds",
                List.of("chaos"),
                Verdict.PASS,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                traffic,
                series,
                null,
                now,
                now,
                42L);
    }
}
