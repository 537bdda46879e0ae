package org.chaosjunit.jmeter;

import java.util.List;
import org.chaosjunit.spi.HttpOperation;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.LoadPlan;

/** What engines cannot do as it is declared, and so refuse. */
final class EngineLimits {
    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");
    private static final List<String> WITH_BODY = List.of("POST", "PUT", "PATCH", "DELETE");

    private EngineLimits() {}

    static void check(LoadPlan<HttpOperation> plan) {
        HttpOperation operation = plan.operation();
        EngineSchedule.of(plan.schedule(), 0, 1);
        if (!METHODS.contains(operation.method())) {
            throw refused("a `method` that JMeter knows", operation.method(), "Write one of " + METHODS + ".");
        }
        if (!operation.body().isEmpty() && !WITH_BODY.contains(operation.method())) {
            throw refused("a `body` only with one of " + WITH_BODY, operation.method(), "Leave out the `body`.");
        }
        if (!operation.body().isEmpty() && operation.headers().stream().noneMatch(EngineLimits::isContentType)) {
            throw refused(
                    "a header `Content-Type` with a `body`, for JMeter never leaves it out",
                    "none",
                    "Write for example `headers = \"Content-Type: application/json\"`.");
        }
        operation.headers().forEach(header -> requireNoFunction("headers", header.value()));
        requireNoFunction("body", operation.body());
    }

    private static boolean isContentType(HttpOperation.Header header) {
        return header.name().equalsIgnoreCase("Content-Type");
    }

    // An engine would put its own value there, or run code.
    private static void requireNoFunction(String attribute, String text) {
        if (text.contains("${")) {
            throw refused(
                    "no `${` in the `" + attribute + "`, which engines would evaluate",
                    '"' + text + '"',
                    "Leave it out, or leave out `driver`.");
        }
    }

    private static InvalidAttributeException refused(String required, String found, String remedy) {
        return new InvalidAttributeException("driver", "to be given " + required, found, remedy);
    }
}
