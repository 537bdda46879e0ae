package org.chaosjunit.maven;

import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.maven.execution.MavenSession;

/** What was given with {@code -D}, for the JVMs of this build. */
final class UserSettings {
    private static final String PREFIX = "chaosjunit.";

    private UserSettings() {}

    /** Returns all {@code chaosjunit.*}: also those that are unknown, so that they are refused there. */
    static Map<String, String> of(MavenSession session) {
        Map<String, String> settings = new TreeMap<>();
        for (Properties properties : new Properties[] {session.getSystemProperties(), session.getUserProperties()}) {
            for (String name : new TreeSet<>(properties.stringPropertyNames())) {
                if (name.startsWith(PREFIX)) {
                    settings.put(name, properties.getProperty(name));
                }
            }
        }
        return settings;
    }

    /** Tells whether a flag such as {@code -DskipTests} was given. */
    static boolean isSet(MavenSession session, String flag) {
        String value = session.getUserProperties()
                .getProperty(flag, session.getSystemProperties().getProperty(flag));
        return value != null && !value.equals("false");
    }
}
