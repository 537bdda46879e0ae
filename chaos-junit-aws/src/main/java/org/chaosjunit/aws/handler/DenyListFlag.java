package org.chaosjunit.aws.handler;

import java.util.List;
import java.util.regex.Pattern;

/** Hosts cannot be reached while the handler runs. */
record DenyListFlag(Gate gate, List<Pattern> patterns) implements EarlyFlag {
    static Flag read(FlagReader reader) {
        return new DenyListFlag(reader.gate(), reader.expressions("deny_list"));
    }

    @Override
    public String mode() {
        return "denylist";
    }

    @Override
    @SuppressWarnings(
            "CatchThrowable") // A class that cannot be instrumented may end in an Error; the function goes on.
    public void act(Scene scene) {
        try {
            scene.deny(patterns);
            scene.log()
                    .info(
                            "mode",
                            mode(),
                            "action",
                            "inject",
                            "patterns",
                            patterns.stream().map(Pattern::pattern).toList());
        } catch (Throwable e) {
            scene.log()
                    .error(
                            "mode",
                            mode(),
                            "action",
                            "error",
                            "message",
                            "NOTHING IS DENIED: " + remedy(e),
                            "error",
                            e.toString());
        }
    }

    private static String remedy(Throwable e) {
        return e instanceof IncompleteJarException
                ? "the jar of this function has lost entries of META-INF/services: pack the jars as they are below lib/,"
                        + " or merge these files (ServicesResourceTransformer of maven-shade, mergeServiceFiles() of Gradle's"
                        + " shadow)"
                : "this JVM lets no agent in. In Lambda set"
                        + " JAVA_TOOL_OPTIONS=-javaagent:/var/task/lib/byte-buddy-agent-VERSION.jar,"
                        + " or /opt/java/lib/... if it lies in a layer";
    }
}
