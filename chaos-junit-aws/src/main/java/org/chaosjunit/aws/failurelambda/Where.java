package org.chaosjunit.aws.failurelambda;

import java.time.Duration;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.spi.InvalidAttributeException;

/**
 * Where a document lies, as written in an annotation and in undo records.
 *
 * @param kind {@code parameter} or {@code appconfig}
 * @param name name of the parameter, or {@code application/environment/profile}
 */
record Where(Kind kind, String name) {
    enum Kind {
        PARAMETER,
        APPCONFIG
    }

    static Where read(String parameter, String appConfig) {
        if (parameter.isBlank() == appConfig.isBlank()) {
            throw new InvalidAttributeException(
                    "parameter",
                    "or `appConfig` to say where the function reads its faults, but not both",
                    parameter.isBlank() ? "neither" : "both",
                    "Write for example `parameter = \"/orders/failure\"`, or"
                            + " `appConfig = \"application/environment/profile\"`.");
        }
        return appConfig.isBlank() ? ofParameter(parameter) : ofAppConfig(appConfig);
    }

    static Where ofParameter(String name) {
        if (!name.matches("[a-zA-Z0-9_./-]{1,1011}")) {
            throw new InvalidAttributeException(
                    "parameter",
                    "to be the name of a parameter",
                    '"' + name + '"',
                    "Write for example `parameter = \"/orders/failure\"`.");
        }
        return new Where(Kind.PARAMETER, name);
    }

    private static Where ofAppConfig(String name) {
        if (!name.matches("[^/]+/[^/]+/[^/]+")) {
            throw new InvalidAttributeException(
                    "appConfig",
                    "to be an application, an environment and a configuration profile, by name or id",
                    '"' + name + '"',
                    "Write for example `appConfig = \"orders/production/failures\"`.");
        }
        return new Where(Kind.APPCONFIG, name);
    }

    Storage open(AwsPlace place) {
        return kind == Kind.PARAMETER ? new ParameterStorage(place, name) : AppConfigStorage.of(place, name);
    }

    /** Returns how long a container may go on with what it read before, where nobody says it. */
    Duration usualCache(boolean isRereadEachTime) {
        if (kind == Kind.APPCONFIG) {
            return Duration.ofSeconds(45);
        }
        return isRereadEachTime ? Duration.ZERO : Duration.ofSeconds(60);
    }

    /** Returns how it stands in ids of targets. */
    String id() {
        return kind == Kind.PARAMETER ? "parameter:" + name : "appconfig:" + name;
    }
}
