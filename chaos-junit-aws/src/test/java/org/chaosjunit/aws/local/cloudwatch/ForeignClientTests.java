package org.chaosjunit.aws.local.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.SetClock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The stand-in and the Java SDK share what they know of the protocols, and so their mistakes; these clients do not.
 *
 * <p>Skipped where they are not installed.
 */
@DisplayName("Another client of CloudWatch")
@Tag("long")
class ForeignClientTests {
    /** Where {@code npm install --prefix target/foreign @aws-sdk/client-cloudwatch@3.1162.0} puts it. */
    private static final Path MODULES = Path.of("target/foreign").toAbsolutePath();

    @TempDir
    Path directory;

    @Test
    @DisplayName("boto3, by the Query protocol, is told the same")
    void boto3() throws Exception {
        assumeTrue(
                isThere("/usr/bin/python3", "-c", "import boto3"), "boto3 is missing: apt-get install python3-boto3");
        assertTold(answer("/usr/bin/python3", script("foreign.py")));
    }

    @Test
    @DisplayName("the SDK for JavaScript, by awsJson1.0, is told the same")
    void javaScript() throws Exception {
        assumeTrue(
                Files.exists(MODULES.resolve("node_modules/@aws-sdk/client-cloudwatch")),
                "the JavaScript SDK is missing:"
                        + " npm install --prefix chaos-junit-aws/target/foreign @aws-sdk/client-cloudwatch@3.1162.0");
        assertTold(answer("node", script("foreign.js"), MODULES.toString()));
    }

    private static void assertTold(JsonNode told) {
        String times = "[\"2026-11-20T12:00:00+00:00\",\"2026-11-20T12:01:00+00:00\"]";
        assertThat(told.get("results").toString().replace(".0", ""))
                .isEqualTo("[[\"m2\",\"Calls\",[4,4],\"Complete\"," + times
                        + "],[\"e1\",\"Failed\",[25,50],\"Complete\"," + times + "]]");
        assertThat(told.get("sum").asDouble()).isEqualTo(3);
        assertThat(told.get("maximum").asDouble()).isEqualTo(2);
        assertThat(told.get("metrics").toString()).isEqualTo("[\"Calls\",\"Errors\"]");
        assertThat(told.get("state").asText()).isEqualTo("ALARM");
        assertThat(told.get("missing").asText()).isEqualTo("ResourceNotFound");
    }

    private JsonNode answer(String... command) throws Exception {
        try (LocalAws aws = LocalAws.start(new SetClock(Instant.parse("2026-11-20T12:20:00Z")))) {
            Path told = directory.resolve("told.json");
            Path wrong = directory.resolve("wrong.txt");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectOutput(told.toFile()).redirectError(wrong.toFile());
            builder.environment().putAll(aws.environment());
            // Older boto3 knows no variable for endpoints.
            builder.environment().put("CLOUDWATCH_ENDPOINT", aws.endpoint().toString());
            Process process = builder.start();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(wrong)).isZero();
            assertThat(aws.complaints()).isEmpty();
            return new ObjectMapper().readTree(told.toFile());
        }
    }

    private static boolean isThere(String... command) throws IOException, InterruptedException {
        if (!Files.exists(Path.of(command[0]))) {
            return false;
        }
        Process process = new ProcessBuilder(List.of(command))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    private static String script(String name) throws URISyntaxException {
        return Path.of(Objects.requireNonNull(ForeignClientTests.class.getResource(name))
                        .toURI())
                .toString();
    }
}
