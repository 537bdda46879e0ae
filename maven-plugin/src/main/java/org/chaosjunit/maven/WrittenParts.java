package org.chaosjunit.maven;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.chaosjunit.gate.Rules;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.jspecify.annotations.Nullable;

/** Reads the elements of a parameter such as {@code <rules>}: each has a name, and values with names. */
final class WrittenParts {
    private WrittenParts() {}

    /**
     * Reads them in their order; none if the parameter was not written.
     *
     * @throws MojoExecutionException for what is empty or nested too deeply, and so cannot mean anything
     */
    static List<Rules.Written> of(@Nullable PlexusConfiguration parameter) throws MojoExecutionException {
        List<Rules.Written> parts = new ArrayList<>();
        if (parameter == null) {
            return parts;
        }
        String name = parameter.getName();
        if (!text(parameter).isEmpty()) {
            throw refused(name, "elements", '"' + text(parameter) + '"', "Put each into an element with its name.");
        }
        if (parameter.getChildCount() == 0) {
            throw refused(name, "at least one element", "none", "Leave it out if there is none.");
        }
        for (PlexusConfiguration part : parameter.getChildren()) {
            parts.add(new Rules.Written(part.getName(), values(name, part)));
        }
        return parts;
    }

    private static Map<String, String> values(String parameter, PlexusConfiguration part)
            throws MojoExecutionException {
        String where = parameter + "><" + part.getName();
        if (!text(part).isEmpty()) {
            throw refused(where, "values in elements", '"' + text(part) + '"', "Give each value an element.");
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (PlexusConfiguration value : part.getChildren()) {
            String element = "<" + value.getName() + ">";
            if (value.getChildCount() > 0) {
                throw refused(where, "a text in " + element, "elements", "Write lists with commas.");
            }
            if (text(value).isEmpty()) {
                throw refused(where, "a value in " + element, "none", "Write one, or leave it out.");
            }
            if (values.put(value.getName(), text(value)) != null) {
                throw refused(where, element + " once", "it twice", "Write lists with commas.");
            }
        }
        return values;
    }

    private static String text(PlexusConfiguration element) {
        String text = element.getValue("");
        return text == null ? "" : text.strip();
    }

    private static MojoExecutionException refused(String where, String required, String found, String hint) {
        return new MojoExecutionException(
                "<" + where + "> requires " + required + ", but found " + found + ". " + hint);
    }
}
