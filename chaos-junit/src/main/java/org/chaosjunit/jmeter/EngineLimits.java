package org.chaosjunit.jmeter;

import java.time.Duration;
import java.util.List;
import org.chaosjunit.spi.Durations;
import org.chaosjunit.spi.HttpExpectation;
import org.chaosjunit.spi.HttpOperation;
import org.chaosjunit.spi.HttpTls;
import org.chaosjunit.spi.HttpVersion;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.LoadPlan;

/** What engines cannot do as it is declared, and so refuse. */
final class EngineLimits {
    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");
    private static final List<String> WITH_BODY = List.of("POST", "PUT", "PATCH", "DELETE");

    private static final Duration FARTHEST = Duration.ofSeconds(1);

    private EngineLimits() {}

    static void check(LoadPlan<HttpOperation> plan, int engines) {
        checkSchedule(plan, engines);
        checkRequest(plan.operation());
    }

    private static void checkSchedule(LoadPlan<HttpOperation> plan, int engines) {
        for (int engine = 0; engine < engines; engine++) {
            Duration away =
                    EngineSchedule.of(plan.schedule(), engine, engines).farthestFrom(plan.schedule(), engine, engines);
            if (away.compareTo(FARTHEST) > 0) {
                throw refused(
                        "rates that " + engines + " engines can share so that no arrival comes more than "
                                + Durations.format(FARTHEST) + " from its time",
                        plan.schedule().description() + ", of which one is " + Durations.format(away) + " away",
                        "Write a constant `rate`, or use fewer engines.");
            }
        }
        if (plan.alternatesWith() != null) {
            throw refused("no `alternateWith`", '"' + plan.alternatesWith() + '"', "Leave one of them out.");
        }
        double mostOpen = plan.schedule().peakPerSecond() * plan.timeout().toNanos() / 1e9;
        if (mostOpen > plan.maxInFlight()) {
            throw refused(
                    "no `maxInFlight` that could be reached, for JMeter engines do not keep one",
                    "maxInFlight = " + plan.maxInFlight(),
                    "Leave out `maxInFlight`, or leave out `driver`.");
        }
    }

    private static void checkRequest(HttpOperation operation) {
        if (operation.version() != HttpVersion.HTTP_1_1) {
            throw refused(
                    "a load of HTTP/1.1, for JMeter speaks no other",
                    "version = " + operation.version(),
                    "Leave out `version`, or leave out `driver`.");
        }
        if (!operation.isConstant()) {
            throw refused(
                    "requests that are all the same",
                    "`#{` in its texts",
                    "Leave out the templates, or leave out `driver`.");
        }
        if (!operation.tls().equals(HttpTls.OF_JVM)) {
            throw refused(
                    "no `trust`, `certificate` or `key`, for JMeter engines know only their own",
                    "some",
                    "Leave them out, or leave out `driver`.");
        }
        if (!operation.expected().equals(HttpExpectation.DEFAULT)) {
            throw refused(
                    "no `expectStatus`, `expectJson` or `expectBody`, for JMeter engines check for 2xx and 3xx",
                    "some",
                    "Leave them out, or leave out `driver`.");
        }
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
