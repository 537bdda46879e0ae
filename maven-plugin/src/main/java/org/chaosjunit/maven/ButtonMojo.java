package org.chaosjunit.maven;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;

/** What presses or releases the stop buttons of all modules. */
abstract class ButtonMojo extends ChaosMojo {
    ButtonMojo(MavenSession session, MavenProject project) {
        super(session, project);
    }

    /** Gives a command to each directory of journals that there is. */
    final void toAll(List<String> command, String failure) throws MojoExecutionException, MojoFailureException {
        Set<Path> all = journals();
        List<Path> existing = all.stream().filter(Files::isDirectory).toList();
        if (existing.isEmpty()) {
            throw new MojoFailureException("There is no directory of journals, so no experiment has ever run here, and"
                    + " nothing was done. Looked for "
                    + all.stream().map(Path::toString).collect(Collectors.joining(", "))
                    + ". If the tests run elsewhere, name the directory with -Dchaos.journal.");
        }
        boolean isDone = true;
        for (Path each : existing) {
            List<String> line = new ArrayList<>(command);
            line.addAll(List.of("--journal", each.toString()));
            isDone &= run(fork(ownClassPath(), List.of(), Map.of()), line) == 0;
        }
        if (!isDone) {
            throw new MojoFailureException(failure);
        }
    }

    private Set<Path> journals() {
        Set<Path> journals = new LinkedHashSet<>();
        journals.add(journalDirectory());
        if (journalOption().isEmpty()) {
            Map<String, String> settings = UserSettings.of(session);
            session.getProjects().stream()
                    .map(module -> Places.of(module, session).journal(null, settings))
                    .forEach(journals::add);
        }
        return journals;
    }
}
