package org.chaosjunit.aws.handler;

import java.util.Map;
import java.util.Optional;

/** Where the configuration lies. */
interface FlagSource {
    /** Returns its name in log lines. */
    String name();

    /** Returns how long a configuration is kept by default, in seconds. */
    double defaultCacheSeconds();

    /**
     * Fetches the configuration.
     *
     * @throws Exception if it cannot be had
     */
    String fetch() throws Exception;

    /** Returns what the environment names; empty if it names nothing. */
    static Optional<FlagSource> of(Map<String, String> environment) {
        if (!environment.getOrDefault("FAILURE_APPCONFIG_CONFIGURATION", "").isEmpty()) {
            return Optional.of(new AppConfigSource(environment));
        }
        String parameter = environment.getOrDefault("FAILURE_INJECTION_PARAM", "");
        return parameter.isEmpty() ? Optional.empty() : Optional.of(new ParameterSource(parameter));
    }
}
