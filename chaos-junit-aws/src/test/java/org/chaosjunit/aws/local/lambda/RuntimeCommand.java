package org.chaosjunit.aws.local.lambda;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chaosjunit.aws.local.wire.AwsError;

/** How the runtime of a function is started. */
final class RuntimeCommand {
    /** Of the official runtime interface client, which ours brings along as the managed runtime does. */
    private static final List<String> CLIENT = List.of(
            "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
            "com.amazonaws.services.lambda.runtime.serialization.PojoSerializer",
            "com.amazonaws.services.lambda.runtime.RequestHandler",
            "software.amazon.awssdk.utilslite.SdkInternalThreadLocal");

    private RuntimeCommand() {}

    static List<String> of(FunctionVersion function, Path scratch) {
        String runtime = function.config().runtimeAsString();
        if (function.isJava()) {
            return java(function);
        }
        if (runtime.startsWith("nodejs")) {
            return List.of("node", host(scratch).toString());
        }
        throw new IllegalStateException(runtime);
    }

    static void check(FunctionVersion function) {
        String runtime = function.config().runtimeAsString();
        if (!function.isJava() && !runtime.startsWith("nodejs")) {
            throw new AwsError(
                    "InvalidParameterValueException",
                    501,
                    "The stand-in runs Java and Node functions only, no " + runtime + ".");
        }
    }

    private static List<String> java(FunctionVersion function) {
        String classPath = Stream.concat(
                        function.code().stream().flatMap(RuntimeCommand::entries),
                        CLIENT.stream().flatMap(RuntimeCommand::jar))
                .collect(Collectors.joining(File.pathSeparator));
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // As the managed runtime does.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath,
                CLIENT.get(0),
                function.config().handler());
    }

    private static Stream<String> entries(Path path) {
        return Files.isDirectory(path.resolve("lib"))
                ? Stream.of(path.toString(), path.resolve("lib") + File.separator + "*")
                : Stream.of(path.toString());
    }

    private static Stream<String> jar(String type) {
        try {
            return Stream.of(Path.of(Class.forName(type, false, RuntimeCommand.class.getClassLoader())
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString());
        } catch (ClassNotFoundException e) {
            return Stream.empty();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path host(Path scratch) {
        Path host = scratch.resolve("node-runtime.js");
        try (InputStream source = RuntimeCommand.class.getResourceAsStream("node-runtime.js")) {
            Files.copy(Objects.requireNonNull(source), host, StandardCopyOption.REPLACE_EXISTING);
            return host;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
