package org.chaosjunit.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.chaosjunit.file.ChangedProperty.setProperty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.chaosjunit.result.Evidence;
import org.chaosjunit.spi.ReadBack;
import org.chaosjunit.testing.Change;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Single keys of a file have other values for a while. */
class SetPropertyTests {
    private static final String FLAGS = "# flags\r\ncheckout = on\r\n\r\nsearch:\\\r\n  on\r\n";

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        directory = directory.toRealPath();
        file = directory.resolve("flags.properties");
        Files.writeString(file, FLAGS);
    }

    private ChangedProperty set(String key, String value) {
        return setProperty(file.toString(), key, value);
    }

    @Test
    void changesOneValueAndNothingElse() throws Exception {
        try (Change change = Change.of(set("checkout", "off")).inject()) {
            assertThat(Files.readString(file)).isEqualTo(FLAGS.replace("checkout = on", "checkout = off"));
            assertThat(change.byHand()).containsExactly("set checkout to \"on\" in " + file);
            assertThat(change.revert()).containsExactly(ReadBack.reverted());
            assertThat(Files.readString(file)).isEqualTo(FLAGS);
        }
    }

    @Test
    void severalOnOneFileWorkTogether() throws Exception {
        Change change = Change.of(set("checkout", "off"), set("search", "off"), set("new", "1"), set("newer", "2"));
        try (change) {
            assertThat(change.refusals()).isEmpty();
            change.inject();
            assertThat(Files.readString(file))
                    .isEqualTo("# flags\r\ncheckout = off\r\n\r\nsearch:off\r\nnew=1\r\nnewer=2\r\n");
            assertThat(change.byHand().subList(1, 3))
                    .containsExactly("set search to \"on\" in " + file, "remove new from " + file);
            assertThat(change.evidence())
                    .extracting(Evidence::fault)
                    .containsExactly(
                            "set checkout to \"off\" in " + file,
                            "set search to \"off\" in " + file,
                            "set new to \"1\" in " + file,
                            "set newer to \"2\" in " + file);
            assertThat(change.revert()).containsOnly(ReadBack.reverted()).hasSize(4);
            assertThat(Files.readString(file)).isEqualTo(FLAGS);
        }
    }

    @Test
    void keepsWhatSomeoneElseChangesElsewhereInTheFile() throws Exception {
        try (Change change = Change.of(set("checkout", "off"), set("new", "1")).inject()) {
            Files.writeString(file, Files.readString(file).replace("# flags", "# Flags") + "theirs=2\n");
            assertThat(change.readBack()).containsOnly(ReadBack.inPlace());
            assertThat(change.revert()).containsOnly(ReadBack.reverted());
            assertThat(Files.readString(file)).isEqualTo(FLAGS.replace("# flags", "# Flags") + "theirs=2\n");
        }
    }

    @Test
    void leavesWhatSomeoneElseSetTheKeyToAndSaysSo() throws Exception {
        try (Change change =
                Change.of(set("checkout", "off"), set("search", "off")).inject()) {
            Files.writeString(file, Files.readString(file).replace("checkout = off", "checkout = half"));
            await().untilAsserted(() -> assertThat(change.evidence().get(0).matched()
                            - change.evidence().get(0).applied())
                    .isGreaterThan(1));
            assertThat(change.evidence().get(1).applied())
                    .isEqualTo(change.evidence().get(1).matched());
            assertThat(change.revert())
                    .containsExactly(ReadBack.drifted("checkout set to \"half\""), ReadBack.reverted());
            assertThat(Files.readString(file)).isEqualTo(FLAGS.replace("checkout = on", "checkout = half"));

            Files.writeString(file, "");
            assertThat(change.readBack().get(0)).isEqualTo(ReadBack.drifted("no checkout"));
            Files.delete(file);
            assertThat(change.readBack().get(0)).isEqualTo(ReadBack.drifted("no file"));
        }
    }

    @Test
    void makesTheFileWhereThereIsNoneAndRemovesItAgain() throws Exception {
        Files.delete(file);
        try (Change change = Change.of(set("a", "1"), set("b", "2")).inject()) {
            assertThat(Files.readString(file)).isEqualTo("a=1\nb=2\n");
            assertThat(change.byHand())
                    .containsExactly(
                            "remove a from " + file + ", and the file if nothing else is in it",
                            "remove b from " + file + ", and the file if nothing else is in it");
            assertThat(change.revert()).containsOnly(ReadBack.reverted());
            assertThat(directory).isEmptyDirectory();
        }
    }

    @Test
    void refusesWhatItCannotEdit() throws Exception {
        Files.writeString(file, "a=\\u12");
        Change change = Change.of(set("a", "1"));
        assertThatThrownBy(change::inject)
                .isInstanceOf(IOException.class)
                .hasMessage("it is no properties file: Malformed \\uxxxx encoding.");
        assertThat(change.journal).isEmpty();
    }

    @Test
    void refusesToChangeNothing() {
        Change change = Change.of(set("checkout", "on"));
        assertThatThrownBy(change::inject)
                .isInstanceOf(IOException.class)
                .hasMessage("checkout is \"on\" in " + file + " already, so it would change nothing");
        assertThat(change.journal).isEmpty();
    }

    @Test
    void refusesTheSameKeyTwice() {
        assertThat(Change.of(set("a", "1"), set("b", "1"), set("a", "2")).refusals())
                .isEqualTo(List.of("requires `key` to be set once in a file, but found \"a\" twice for " + file
                        + ". Remove one of them."));
    }
}
