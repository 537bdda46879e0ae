package org.chaosjunit.gate;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * Tells GitHub Actions what was decided: outputs of the step, annotations, and a summary.
 *
 * @see <a href="https://docs.github.com/actions/reference/workflow-commands-for-github-actions">Workflow commands</a>
 */
public final class GitHubActions {
    // More are dropped by the service, the first ones with them.
    private static final int MOST_ANNOTATIONS = 10;

    private final Map<String, String> environment;
    private final PrintWriter out;

    /** Creates it; {@code out} is what the step prints. */
    public GitHubActions(Map<String, String> environment, PrintWriter out) {
        this.environment = Map.copyOf(environment);
        this.out = out;
    }

    /**
     * Does so; nothing elsewhere.
     *
     * @param report where a person reads more
     */
    public void tell(GateRecord gate, Path report) throws IOException {
        if (!environment.containsKey("GITHUB_ACTIONS")) {
            return;
        }
        gate.violations().stream()
                .limit(MOST_ANNOTATIONS)
                .forEach(violation ->
                        out.println("::error title=" + property(gate.decision() + " (" + violation.rule() + ")") + "::"
                                + text(violation.toString())));
        out.flush();
        append(
                "GITHUB_OUTPUT",
                "verdict=" + gate.verdict() + "\ndecision=" + gate.decision() + "\nreport=" + report + "\n");
        append("GITHUB_STEP_SUMMARY", new StepSummary(gate).markdown());
    }

    private void append(String variable, String content) throws IOException {
        String file = environment.get(variable);
        if (file != null) {
            Files.writeString(Path.of(file), content, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }

    private static String text(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return text(text).replace(":", "%3A").replace(",", "%2C");
    }
}
