package org.chaosjunit.aws.local.lambda;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;

/**
 * A version of a function, {@code $LATEST} included; each change makes a new one.
 *
 * @param code the task root, and for Java what else belongs to the class path
 */
record FunctionVersion(FunctionConfiguration config, List<Path> code) {
    String name() {
        return config.functionName();
    }

    String version() {
        return config.version();
    }

    boolean isJava() {
        return config.runtimeAsString().startsWith("java");
    }

    Path root() {
        return code.get(0);
    }

    Map<String, String> variables() {
        return config.environment() == null ? Map.of() : config.environment().variables();
    }
}
