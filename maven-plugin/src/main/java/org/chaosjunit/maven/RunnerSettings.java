package org.chaosjunit.maven;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * What Surefire or Failsafe is told in one of its executions.
 *
 * @param where plugin and execution, for messages
 * @param prefix of its properties, {@code surefire} or {@code failsafe}
 * @param written the element {@code configuration}, or null
 * @param properties what is found where it was not written
 */
record RunnerSettings(
        String where, String prefix, @Nullable Xpp3Dom written, Function<String, @Nullable String> properties) {
    /** Returns those of all executions of both plugins in an effective POM. */
    static List<RunnerSettings> in(Model model, Function<String, @Nullable String> properties) {
        List<RunnerSettings> all = new ArrayList<>();
        for (String prefix : List.of("surefire", "failsafe")) {
            String name = "maven-" + prefix + "-plugin";
            for (Plugin plugin : model.getBuild().getPlugins()) {
                if (plugin.getArtifactId().equals(name)) {
                    // The effective model repeats in each execution what is written for the plugin.
                    plugin.getExecutions().stream()
                            .map(each -> new RunnerSettings(
                                    name + " (execution " + each.getId() + ")",
                                    prefix,
                                    (Xpp3Dom) each.getConfiguration(),
                                    properties))
                            .forEach(all::add);
                    if (plugin.getExecutions().isEmpty()) {
                        all.add(new RunnerSettings(name, prefix, (Xpp3Dom) plugin.getConfiguration(), properties));
                    }
                }
            }
        }
        return all;
    }

    /** Returns a text: as written (elements within elements with {@code /}), else of one of these properties ({@code *} is the prefix). */
    Optional<String> text(String element, String... names) {
        Xpp3Dom child = written;
        for (String name : element.split("/", -1)) {
            child = child == null ? null : child.getChild(name);
        }
        String value = child == null ? null : child.getValue();
        if (value != null && !value.isBlank()) {
            return Optional.of(value.strip());
        }
        return Stream.of(names)
                .map(name -> properties.apply(name.replace("*", prefix)))
                .flatMap(Stream::ofNullable)
                .filter(each -> !each.isBlank())
                .map(String::strip)
                .findFirst();
    }

    /** Returns a whole number, as {@link #text}; empty also if it is none. */
    OptionalInt number(String element, String... names) {
        return text(element, names)
                .filter(each -> each.matches("\\d{1,9}"))
                .map(each -> OptionalInt.of(Integer.parseInt(each)))
                .orElse(OptionalInt.empty());
    }
}
