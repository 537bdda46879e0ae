package org.chaosjunit.aws.handler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.StandInExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/**
 * A function as Lambda unpacks it: its classes are loaded by the runtime's own loader, from the task's directory and its {@code
 * lib}.
 */
@DisplayName("A function that is packed")
@ExtendWith(StandInExtension.class)
class PackedFunctionTests {
    private static final String DENY = "{\"denylist\": {\"enabled\": true, \"deny_list\": [\"^denied\"]}}";
    private static final String EVENT = "{\"url\": \"http://denied.invalid:1/\"}";
    private static final String ATTACH = "-XX:+EnableDynamicAgentLoading";
    // A build has the core as a jar, or before it is packed as a directory of classes.
    private static final String NEEDED =
            ".*/awssdk/(ssm|sts|aws-.*|http-.*|sdk-core|auth|regions|profiles|utils.*|identity-spi"
                    + "|endpoints-spi|json-utils|third-party-.*|metrics-spi|retries.*|checksums.*|protocol-core|annotations"
                    + "|url-connection-client)/.*|.*/chaos-junit-[0-9][^/]*\\.jar|.*/(byte-buddy|gson|slf4j-api|reactive-streams|eventstream|HdrHistogram)[^/]*\\.jar";

    @TempDir
    private Path temporary;

    private static Stream<Path> classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.matches(NEEDED) || Files.isDirectory(Path.of(entry)))
                .map(Path::of)
                .filter(Files::exists)
                .distinct();
    }

    private String invoke(LocalAws aws, Path task, String... flags) throws Exception {
        try (SsmClient ssm = aws.client(SsmClient.builder().httpClient(UrlConnectionHttpClient.create()))) {
            ssm.putParameter(request -> request.name("/failure")
                    .value(DENY)
                    .type(ParameterType.STRING)
                    .overwrite(true));
        }
        Map<String, String> environment = new HashMap<>(aws.environment());
        environment.put("FAILURE_INJECTION_PARAM", "/failure");
        try (LambdaRuntime runtime = LambdaRuntime.of(task, WrappedFunction.class, log(), environment, flags)) {
            return runtime.invoke(EVENT);
        }
    }

    private Path log() {
        return temporary.resolve("log");
    }

    @Test
    @DisplayName("as a zip file with its jars below lib/ is hit")
    void jars(LocalAws aws) throws Exception {
        Path lib = Files.createDirectories(temporary.resolve("task/lib"));
        for (Path entry : classPath().toList()) {
            if (Files.isDirectory(entry)) {
                jar(entry, Files.createTempFile(lib, "classes", ".jar"));
            } else {
                Files.copy(entry, lib.resolve(entry.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Path agent = lib.resolve(classPath()
                .map(Path::getFileName)
                .filter(name -> name.toString().startsWith("byte-buddy-agent"))
                .findFirst()
                .orElseThrow());
        assertThat(invoke(aws, lib.getParent(), "-XX:+DisableAttachMechanism", "-javaagent:" + agent))
                .contains("\"reached\":\"UnknownHostException\"");
        assertThat(log()).content().contains("\"action\":\"block\",\"hostname\":\"denied.invalid\"");
    }

    @Test
    @DisplayName("as one jar with merged META-INF/services is hit")
    void merged(LocalAws aws) throws Exception {
        assertThat(invoke(aws, flat(true), ATTACH)).contains("\"reached\":\"UnknownHostException\"");
        assertThat(log()).content().contains("\"action\":\"block\",\"hostname\":\"denied.invalid\"");
    }

    @Test
    @DisplayName("as one jar that has lost some of META-INF/services denies nothing, and says what to do")
    void lost(LocalAws aws) throws Exception {
        assertThat(invoke(aws, flat(false), ATTACH)).contains("\"reached\":");
        assertThat(log())
                .content()
                .contains("NOTHING IS DENIED: the jar of this function has lost entries of META-INF/services: pack the"
                        + " jars as they are below lib/, or merge these files")
                .doesNotContain("\"action\":\"inject\"", "may still be denied");
    }

    /** What a build makes that puts all into one jar; the files of which there are several are merged, or the last stays. */
    private Path flat(boolean merges) throws IOException {
        Path task = Files.createDirectories(temporary.resolve("task"));
        // The core first: its services are those that get lost.
        List<Path> entries = classPath()
                .sorted((one, other) -> Boolean.compare(isCore(other), isCore(one)))
                .toList();
        for (Path entry : entries) {
            if (Files.isDirectory(entry)) {
                copy(entry, task, merges);
            } else {
                try (FileSystem jar = FileSystems.newFileSystem(entry)) {
                    copy(jar.getPath("/"), task, merges);
                }
            }
        }
        return task;
    }

    private static boolean isCore(Path entry) {
        return Files.exists(entry.resolve("org/chaosjunit/jvm"))
                || entry.getFileName().toString().matches("chaos-junit-[0-9].*\\.jar");
    }

    private static void copy(Path from, Path to, boolean merges) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = from.relativize(file).toString();
                Path copy = to.resolve(name);
                Files.createDirectories(copy.getParent());
                if (name.startsWith("META-INF/services/") && merges && Files.exists(copy)) {
                    Files.write(
                            copy,
                            ("\n" + Files.readString(file)).getBytes(StandardCharsets.UTF_8),
                            StandardOpenOption.APPEND);
                } else {
                    Files.write(copy, Files.readAllBytes(file));
                }
            }
        }
    }

    private static void jar(Path classes, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                Stream<Path> files = Files.walk(classes)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(classes.relativize(each).toString()));
                Files.copy(each, out);
            }
        }
    }
}
