package org.chaosjunit.maven;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chaosjunit.gate.AuditLog;
import org.chaosjunit.gate.Build;
import org.chaosjunit.gate.Gate;
import org.chaosjunit.gate.GateConfig;
import org.chaosjunit.gate.GateRecord;
import org.chaosjunit.gate.GitHubActions;
import org.chaosjunit.gate.Results;
import org.chaosjunit.gate.Rule;
import org.chaosjunit.gate.Rules;

/**
 * Decides from results files, and writes it down.
 *
 * @param config where they are, and how to decide
 * @param since when this build began
 */
record Verification(GateConfig config, Instant since) {
    GateRecord decide(Map<String, String> environment, PrintWriter out, Instant now) throws IOException {
        List<Rule> rules = new ArrayList<>(Rules.known().read(config.rules()));
        if (config.rules().stream().noneMatch(each -> each.name().equals("maximumAge"))) {
            rules.add(new ThisRun(since));
        }
        Gate gate = new Gate(rules, config.policy(), Optional.ofNullable(config.override()));
        GateRecord decided =
                GateRecord.of(gate.decide(Results.read(config.results()), now), now, Build.of(environment), 0, null);
        decided.write(config.record());
        new AuditLog(config.auditLog()).append(decided);
        new GitHubActions(environment, out).tell(decided, config.report().resolve("index.html"));
        return decided;
    }
}
