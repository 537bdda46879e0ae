package org.chaosjunit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chaosjunit.http.ReplacedResource.putResource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.chaosjunit.ChaosExperiment;
import org.chaosjunit.spi.ReadBack;
import org.chaosjunit.spi.UndoRecord;
import org.chaosjunit.testing.Change;
import org.chaosjunit.testing.Kit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** The secret reaches the service, and nothing that is written down. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class CredentialTests {
    private static final String FLAG = "/flags/checkout";
    private static final String SECRET = "Bearer s3cr3t";

    @TempDir
    private Path directory;

    private FlagService service;

    @BeforeEach
    void start() throws IOException {
        service = new FlagService();
        service.keep(FLAG, "{\"enabled\": true}");
        System.setProperty("flags.token", SECRET);
        System.setProperty("flags.port", service.port() + "");
    }

    @AfterEach
    void stop() {
        service.close();
        System.clearProperty("flags.token");
        System.clearProperty("flags.port");
    }

    private Change change() {
        return Change.of(putResource(service.url(FLAG), "{}").authorization("${flags.token}"));
    }

    @Test
    void isSentWithEveryRequestAndNeverJournaled() throws Exception {
        try (Change change = change().inject()) {
            change.revert();
            assertThat(service.requests).allSatisfy(request -> assertThat(request.header("Authorization"))
                    .contains(SECRET));
            UndoRecord undo = change.journal.get(0);
            assertThat(undo.state()).containsEntry("authorization", "flags.token");
            assertThat(undo + "" + change.evidence() + change.byHand()).doesNotContain("s3cr3t");
            assertThat(change.byHand().get(0)).contains(" -H \"Authorization: $FLAGS_TOKEN\" ");
        }
    }

    @Test
    void isAskedForWhereItIsMissingAtTheRevert() throws Exception {
        try (Change change = change().inject()) {
            System.clearProperty("flags.token");
            assertThatThrownBy(change::revert)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the value of `authorization` is missing: set the system property `flags.token` or the"
                            + " environment variable `FLAGS_TOKEN`");
            System.setProperty("flags.token", SECRET);
            assertThat(change.revert()).containsExactly(ReadBack.reverted());
        }
    }

    @Test
    void isNotQuotedWhereTheServiceQuotesIt() {
        service.fail("GET", 401);
        assertThatThrownBy(() -> change().inject())
                .isInstanceOf(IOException.class)
                .hasMessage("GET " + service.url(FLAG) + " answered 401: no GET today, ***");
    }

    @Test
    void isNotQuotedWhereItIsNoHeader() {
        System.setProperty("flags.token", SECRET + "\n");
        assertThatThrownBy(() -> change().inject())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the value of `flags.token` for `authorization` holds characters that no header may hold,"
                        + " perhaps a line end");
    }

    @Test
    void standsInNoFileOfAnExperiment() throws Exception {
        Kit kit = new Kit(directory);

        kit.run(GuardedTestCase.class);

        assertThat(kit.results()).hasSize(1);
        assertThat(kit.results().get(0).findings()).isEmpty();
        assertThat(kit.results().get(0).evidence().get(0).applied()).isPositive();
        assertThat(service.text(FLAG)).isEqualTo("{\"enabled\": true}");
        assertThat(service.last("PUT").header("Authorization")).contains(SECRET);
        for (Path file : files()) {
            assertThat(Files.readString(file)).as(file.toString()).doesNotContain("s3cr3t");
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    static class GuardedTestCase {
        @ChaosExperiment
        @PutResource(
                url = "http://localhost:${flags.port}" + FLAG,
                body = "{\"enabled\": false}",
                authorization = "${flags.token}")
        void seesTheFlagOff() throws IOException {
            int port = Integer.getInteger("flags.port");
            try (var answer = new java.net.URL("http://localhost:" + port + FLAG).openStream()) {
                assertThat(new String(answer.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                        .isEqualTo("{\"enabled\": false}");
            }
        }
    }
}
