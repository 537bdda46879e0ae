package org.chaosjunit.maven;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** Finds what is missing around experiments that are part of a build. */
final class ExecutionLint {
    private static final String GROUP = "org.chaosjunit";
    private static final String PLUGIN = "chaos-junit-maven-plugin";

    private ExecutionLint() {}

    static List<LintFinding> of(Model model) {
        List<LintFinding> findings = new ArrayList<>();
        Optional<Plugin> plugin = plugin(model, GROUP, PLUGIN);
        Set<String> goals = plugin.map(ExecutionLint::goals).orElse(Set.of());
        boolean isFailsafe = plugin(model, "org.apache.maven.plugins", "maven-failsafe-plugin")
                .map(ExecutionLint::goals)
                .orElse(Set.of())
                .contains("integration-test");
        boolean usesChaosJunit = dependency(model).isPresent();
        if (goals.contains("run") || (isFailsafe && usesChaosJunit)) {
            if (!goals.contains("revert")) {
                findings.add(missing("revert", "What a run that was killed has left behind would stay in place."));
            }
            if (!goals.contains("verify")) {
                findings.add(missing("verify", "The build would be green whatever the experiments have found."));
            }
        }
        plugin.ifPresent(each -> dependency(model).ifPresent(used -> {
            if (!used.getVersion().equals(each.getVersion())) {
                findings.add(new LintFinding(
                        PLUGIN,
                        "the version of chaos-junit, " + used.getVersion(),
                        each.getVersion(),
                        "One could not read what the other has written."));
            }
        }));
        if (isSkipped(model, plugin)) {
            findings.add(new LintFinding(
                    PLUGIN,
                    "a gate that is skipped by hand only",
                    "skip in the POM",
                    "Nobody would notice that there is no gate. Use -Dchaos.skip where it is needed."));
        }
        return findings;
    }

    private static Optional<Plugin> plugin(Model model, String group, String name) {
        return model.getBuild().getPlugins().stream()
                .filter(plugin -> plugin.getGroupId().equals(group)
                        && plugin.getArtifactId().equals(name))
                .findFirst();
    }

    private static Set<String> goals(Plugin plugin) {
        return plugin.getExecutions().stream()
                // The way to take a plugin's executions away again.
                .filter(execution -> !"none".equals(execution.getPhase()))
                .flatMap(execution -> execution.getGoals().stream())
                .collect(Collectors.toSet());
    }

    private static Optional<Dependency> dependency(Model model) {
        return model.getDependencies().stream()
                .filter(each ->
                        each.getGroupId().equals(GROUP) && each.getArtifactId().equals("chaos-junit"))
                .findFirst();
    }

    private static boolean isSkipped(Model model, Optional<Plugin> plugin) {
        return "true".equals(model.getProperties().getProperty("chaos.skip"))
                || plugin.stream()
                        .flatMap(each -> Stream.concat(Stream.of(each), each.getExecutions().stream()))
                        .map(each -> (Xpp3Dom) each.getConfiguration())
                        .anyMatch(written -> written != null
                                && written.getChild("skip") != null
                                && "true".equals(written.getChild("skip").getValue()));
    }

    private static LintFinding missing(String goal, String why) {
        return new LintFinding(PLUGIN, "an execution of the goal " + goal, "none", why);
    }
}
