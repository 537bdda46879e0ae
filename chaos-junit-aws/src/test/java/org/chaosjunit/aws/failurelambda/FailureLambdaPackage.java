package org.chaosjunit.aws.failurelambda;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** failure-lambda 0.4.4 from npm, as it is, installed below the build directory. */
final class FailureLambdaPackage {
    private static final Path DIRECTORY =
            Path.of("target", "failure-lambda-0.4.4").toAbsolutePath();

    private FailureLambdaPackage() {}

    /** Returns the host that runs a function with it; installs it if it is not there. */
    static synchronized Path host() throws IOException, InterruptedException {
        Path library = DIRECTORY.resolve("node_modules/failure-lambda/package.json");
        if (!Files.exists(library)) {
            Files.createDirectories(DIRECTORY);
            run("npm", "install", "--no-audit", "--no-fund", "--prefix", DIRECTORY.toString(), "failure-lambda@0.4.4");
        }
        copy("aws-sdk.js", DIRECTORY.resolve("node_modules/aws-sdk/index.js"));
        return copy("host.js", DIRECTORY.resolve("host.js"));
    }

    /** Returns why it cannot be run here; empty if it can. */
    static String obstacle() {
        try {
            run("node", "--version");
            host();
            return "";
        } catch (IOException | IllegalStateException e) {
            return String.valueOf(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    private static Path copy(String resource, Path to) throws IOException {
        Files.createDirectories(Objects.requireNonNull(to.getParent()));
        try (InputStream in = Objects.requireNonNull(FailureLambdaPackage.class.getResourceAsStream(resource))) {
            Files.write(to, in.readAllBytes());
        }
        return to;
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException(String.join(" ", command) + " failed");
        }
    }
}
