package org.chaosjunit.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.chaosjunit.gate.AuditLog;
import org.chaosjunit.gate.GateConfig;
import org.chaosjunit.gate.GateDecision;
import org.chaosjunit.gate.GateRecord;
import org.chaosjunit.gate.GitHubActions;
import org.chaosjunit.result.FileTrouble;

/** Tells a decision to all who want to know: {@code gate.json}, the audit log, the CI, and who reads along. */
final class Told {
    private final GateConfig config;
    private final Map<String, String> environment;
    private final Console console;

    Told(GateConfig config, Map<String, String> environment, Console console) {
        this.config = config;
        this.environment = environment;
        this.console = console;
    }

    /** Returns the exit code: that of the decision, or of an error if it could not be written down. */
    int tell(GateRecord gate) {
        console.print(
                "Chaos gate: " + gate.decision() + " (" + gate.experiments().size()
                        + (gate.experiments().size() == 1 ? " experiment" : " experiments") + ", worst verdict "
                        + gate.verdict()
                        + ")");
        gate.violations().forEach(violation -> console.print("  " + violation));
        gate.notes().forEach(note -> console.print("  " + note));
        if (!gate.act().isEmpty()) {
            console.print("  " + gate.act());
        }
        Path report = config.report().resolve("index.html").toAbsolutePath().normalize();
        try {
            gate.write(config.record());
            new AuditLog(config.auditLog()).append(gate);
            new GitHubActions(environment, console.out()).tell(gate, report);
        } catch (IOException e) {
            // Nobody may rely on what was not written down.
            console.err().println("The decision could not be written down: " + FileTrouble.words(e) + ".");
            return gate.decision().or(GateDecision.ERROR).exitCode();
        }
        console.print("Written to " + config.record().toAbsolutePath().normalize());
        return gate.decision().exitCode();
    }
}
