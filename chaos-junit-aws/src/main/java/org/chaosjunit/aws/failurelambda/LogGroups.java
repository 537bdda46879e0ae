package org.chaosjunit.aws.failurelambda;

import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.Site;

/** The attributes that say where a function logs. */
final class LogGroups {
    private LogGroups() {}

    static String read(String function, String logGroup, Site site) {
        if (function.isBlank() == logGroup.isBlank()) {
            throw new InvalidAttributeException(
                    "function",
                    "or `logGroup` to say where the evidence is logged, but not both",
                    function.isBlank() ? "neither" : "both",
                    "Write for example `function = \"orders\"`.");
        }
        if (!logGroup.isBlank()) {
            return site.resolve("logGroup", logGroup);
        }
        String name = site.resolve("function", function);
        if (!name.matches("[a-zA-Z0-9_-]{1,64}")) {
            throw new InvalidAttributeException(
                    "function",
                    "to be the name of a function, not an ARN and without a version or alias",
                    '"' + name + '"',
                    "Write for example `function = \"orders\"`.");
        }
        return "/aws/lambda/" + name;
    }
}
