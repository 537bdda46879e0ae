package org.chaosjunit.aws.failurelambda;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.fault.InvocationException;
import org.chaosjunit.fault.Latency;
import org.chaosjunit.fault.StatusCode;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.Problem;
import org.chaosjunit.spi.Refusal;

/**
 * The format of chaos_lambda 0.3 for Python: one fault at a time, read anew for every invocation.
 *
 * @param place where the function is
 * @param consents what the target allows
 */
record ChaosLambdaFormat(AwsPlace place, Consents consents) implements Format {
    private static final Pattern DELAY = Pattern.compile("Injecting ([0-9]+) ms of delay");

    @Override
    public String library() {
        return "chaos_lambda";
    }

    @Override
    public List<Refusal> check(List<Fault> faults) {
        List<Refusal> refusals = new ArrayList<>(CommonChecks.check(faults, place, consents, this::problem));
        faults.stream()
                .skip(1)
                .map(fault -> new Refusal(
                        fault,
                        new Problem(
                                "",
                                "to be the only fault, for chaos_lambda knows one at a time",
                                "also \"" + faults.get(0).description() + '"',
                                "Write an experiment for each.")))
                .forEach(refusals::add);
        return refusals;
    }

    private Optional<Problem> problem(Mode mode, Fault fault) {
        return switch (mode) {
            case EXCEPTION -> Optional.empty();
            case LATENCY -> range((Latency) fault);
            case STATUSCODE -> Percent.isAll(fault) || consents.force() ? Optional.empty() : twice(fault);
            case TIMEOUT, DISKSPACE, DENYLIST, CORRUPTION ->
                Optional.of(new Problem(
                        "",
                        "a library that can do it",
                        "chaos_lambda, which can do @InjectLatency, @InjectStatusCode and @InjectException without `on`",
                        "Use the layer of failure-lambda 1.x, or another fault."));
        };
    }

    private static Optional<Problem> range(Latency latency) {
        return latency.min() == latency.max()
                ? Optional.empty()
                : Optional.of(new Problem(
                        "max",
                        "to be left out, for chaos_lambda waits the same time in every invocation",
                        "min = " + latency.min() + ", max = " + latency.max(),
                        "Write for example `min = " + latency.max() + "` only."));
    }

    private static Optional<Problem> twice(Fault fault) {
        return Optional.of(new Problem(
                "percentage",
                "to be 100, for chaos_lambda runs the handler twice in each invocation that it does not hit",
                Double.toString(Percent.of(fault)),
                "Leave it out. With `force = true` on the target it is done all the same."));
    }

    @Override
    public JsonObject write(List<Fault> faults) {
        Fault fault = faults.get(0);
        JsonObject json = new JsonObject();
        json.addProperty("fault_type", type(fault));
        json.addProperty("is_enabled", true);
        // It fails without any of its keys, so that all are written.
        json.addProperty("delay", fault instanceof Latency latency ? latency.min() : 0);
        json.addProperty("error_code", fault instanceof StatusCode status ? status.code() : 500);
        json.addProperty(
                "exception_msg", fault instanceof InvocationException exception ? exception.message() : "not injected");
        json.addProperty("rate", Percent.rate(fault));
        return json;
    }

    private static String type(Fault fault) {
        if (fault instanceof Latency) {
            return "latency";
        }
        return fault instanceof StatusCode ? "status_code" : "exception";
    }

    @Override
    public Optional<String> objection(JsonObject current) {
        if (!Json.isBoolean(current.get("is_enabled"))) {
            return Optional.of("`is_enabled` is "
                    + (current.has("is_enabled") ? Json.text(current.get("is_enabled")) : "missing")
                    + ", not true or false: every call of the function would fail, or any text would be taken for on.");
        }
        if (current.has("rate") && !Json.isNumber(current.get("rate"))) {
            return Optional.of(
                    "`rate` is " + Json.text(current.get("rate")) + ", not a number: every call would fail.");
        }
        return Json.isTrue(current.get("is_enabled"))
                ? Optional.of("it already injects something: `is_enabled` is true, so it would do so again after the"
                        + " experiment.")
                : Optional.empty();
    }

    @Override
    public Optional<JsonObject> flush(List<Fault> faults, JsonObject before) {
        return Optional.empty();
    }

    // What it logs before it draws stands at INFO, what it does at DEBUG.
    @Override
    public Optional<Sighting> read(String line, Set<Mode> asked) {
        Matcher delay = DELAY.matcher(line);
        if (delay.find()) {
            return Optional.of(new Sighting(
                    Mode.LATENCY, Sighting.Kind.ARMED, OptionalDouble.of(Double.parseDouble(delay.group(1)))));
        }
        if (line.contains("Injecting exception_type")) {
            return Optional.of(new Sighting(Mode.EXCEPTION, Sighting.Kind.ARMED, OptionalDouble.empty()));
        }
        if (line.contains("Injecting Error")) {
            return Optional.of(new Sighting(Mode.STATUSCODE, Sighting.Kind.ARMED, OptionalDouble.empty()));
        }
        if (line.contains("sleeping now")) {
            return Optional.of(Sighting.injected(Mode.LATENCY));
        }
        return line.contains("corrupting now")
                ? Optional.of(Sighting.injected(asked.contains(Mode.STATUSCODE) ? Mode.STATUSCODE : Mode.EXCEPTION))
                : Optional.empty();
    }

    @Override
    public String filter() {
        return "?START ?END ?REPORT ?\"platform.\" ?Injecting ?\"sleeping now\" ?\"corrupting now\"";
    }
}
