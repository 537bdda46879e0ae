package org.chaosjunit.aws.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.chaosjunit.aws.local.autoscaling.LocalAutoScaling;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The Java SDK and the stand-in read the same models, so a mistake in them would not show. Others would see it. */
@ExtendWith(StandInExtension.class)
@Tag("long")
class ForeignClientTests {
    private static final Path SCRIPTS = Path.of("src/test/foreign").toAbsolutePath();
    private static final String CODE = "exports.handler = async event => ({ echo: event });\n";

    @TempDir
    private Path directory;

    @Test
    void speaksWithBoto3(LocalAws aws) throws Exception {
        List<String> python = List.of("/usr/bin/python3", "-c", "import boto3");
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/python3"))
                        && run(python, Map.of()).isOk(),
                "Debian's python3-boto3 is not installed: apt-get install python3-boto3");
        aws.service(LocalAutoScaling.class).create("py", 2).tag("chaos", "yes");

        Ended ended = run(
                List.of("/usr/bin/python3", SCRIPTS.resolve("boto3_check.py").toString()), environment(aws));

        assertThat(ended.output()).endsWith("OK\n");
        assertThat(aws.complaints()).isEmpty();
    }

    @Test
    void speaksWithTheSdkForJavaScript(LocalAws aws) throws Exception {
        Path modules = Path.of("target/foreign/node_modules").toAbsolutePath();
        assumeTrue(
                Files.isDirectory(modules.resolve("@aws-sdk/client-ssm")),
                "The AWS SDK for JavaScript is not installed: .ci/foreign-clients");
        Map<String, String> environment = environment(aws);

        Ended ended = run(
                List.of("node", SCRIPTS.resolve("js_check.js").toString()),
                with(environment, "NODE_MODULES", modules.toString()));

        assertThat(ended.output()).endsWith("OK\n");
        assertThat(aws.complaints()).isEmpty();
    }

    private Map<String, String> environment(LocalAws aws) throws IOException {
        Files.writeString(directory.resolve("index.js"), CODE);
        return with(aws.environment(), "FUNCTION_CODE", directory.toString());
    }

    private static Map<String, String> with(Map<String, String> variables, String name, String value) {
        Map<String, String> all = new HashMap<>(variables);
        all.put(name, value);
        return all;
    }

    private record Ended(int status, String output) {
        boolean isOk() {
            return status == 0;
        }
    }

    private Ended run(List<String> command, Map<String, String> environment) throws IOException, InterruptedException {
        File output = directory.resolve("output").toFile();
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output);
        builder.environment().putAll(environment);
        Process process = builder.start();
        boolean ended = process.waitFor(5, TimeUnit.MINUTES);
        Optional.of(process).filter(any -> !ended).ifPresent(Process::destroyForcibly);
        return new Ended(ended ? process.exitValue() : -1, Files.readString(output.toPath()));
    }
}
