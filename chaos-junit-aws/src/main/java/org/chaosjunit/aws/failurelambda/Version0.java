package org.chaosjunit.aws.failurelambda;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.fault.DeniedHosts;
import org.chaosjunit.fault.FilledDiskSpace;
import org.chaosjunit.fault.InvocationException;
import org.chaosjunit.fault.Latency;
import org.chaosjunit.fault.StatusCode;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.Problem;
import org.chaosjunit.spi.Refusal;

/**
 * The format of failure-lambda 0.2 to 0.4: one mode at a time, read anew for every invocation.
 *
 * @param deny how this version calls the mode that denies hosts, and its list
 * @param place where the function is
 * @param consents what the target allows
 */
record Version0(String deny, AwsPlace place, Consents consents) implements Format {
    static final String DENYLIST = "denylist";
    static final String BLACKLIST = "blacklist";

    @Override
    public String library() {
        return deny.equals(BLACKLIST) ? "failure-lambda 0.2" : "failure-lambda 0.x";
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
                                "to be the only fault, for " + library() + " knows one mode at a time",
                                "also \"" + faults.get(0).description() + '"',
                                "Write an experiment for each, or use failure-lambda 1.x.")))
                .forEach(refusals::add);
        return refusals;
    }

    private Optional<Problem> problem(Mode mode, Fault fault) {
        if (!consents.match().isEmpty()) {
            return Optional.of(new Problem(
                    "match",
                    "to be left out of the target, for " + library() + " knows no conditions",
                    consents.match().size() + " of them",
                    "Leave it out, or use failure-lambda 1.x."));
        }
        return switch (mode) {
            case TIMEOUT, CORRUPTION ->
                Optional.of(new Problem(
                        "",
                        "failure-lambda 1.x",
                        library() + ", which would do nothing and say nothing",
                        "Use failure-lambda 1.x, or another fault."));
            case DISKSPACE -> traces();
            case DENYLIST -> Percent.isAll(fault) || consents.sticky() ? Optional.empty() : sticky(fault);
            case LATENCY, STATUSCODE, EXCEPTION -> Optional.empty();
        };
    }

    private Optional<Problem> traces() {
        return consents.force()
                ? Optional.empty()
                : Optional.of(
                        new Problem(
                                "",
                                "failure-lambda 1.x",
                                library()
                                        + ", which never deletes the files with which it fills `/tmp`: they stay until each"
                                        + " container ends",
                                "With `force = true` on the target it is done all the same; deploy the function anew afterwards."));
    }

    private Optional<Problem> sticky(Fault fault) {
        return Optional.of(
                new Problem(
                        "percentage",
                        "to be 100 with " + library(),
                        Percent.of(fault)
                                + ", but once a container has drawn the denial it keeps it for every call: after some"
                                + " calls all are denied",
                        "Leave it out. If that is meant, `sticky = true` on the target allows it, and the share is not compared."));
    }

    @Override
    public JsonObject write(List<Fault> faults) {
        Fault fault = faults.get(0);
        JsonObject json = new JsonObject();
        json.addProperty("isEnabled", true);
        json.addProperty("failureMode", mode(fault));
        json.addProperty("rate", Percent.rate(fault));
        if (fault instanceof Latency latency) {
            json.addProperty("minLatency", latency.min());
            json.addProperty("maxLatency", latency.max());
        } else if (fault instanceof InvocationException exception) {
            json.addProperty("exceptionMsg", exception.message());
        } else if (fault instanceof StatusCode status) {
            json.addProperty("statusCode", status.code());
        } else if (fault instanceof FilledDiskSpace filled) {
            json.addProperty("diskSpace", filled.megabytes());
        } else if (fault instanceof DeniedHosts denied) {
            JsonArray list = new JsonArray();
            DenyPatterns.compile(denied.hosts()).forEach(list::add);
            json.add(deny, list);
        } else {
            throw new IllegalArgumentException(library() + " cannot do \"" + fault.description() + '"');
        }
        return json;
    }

    private String mode(Fault fault) {
        return fault instanceof DeniedHosts
                ? deny
                : Mode.of(fault).orElseThrow().written();
    }

    @Override
    public Optional<String> objection(JsonObject current) {
        return Version0Mistakes.first(current, this);
    }

    @Override
    public Optional<JsonObject> flush(List<Fault> faults, JsonObject before) {
        // It cleans up at the next call, whatever is there before: see the mistakes that are refused.
        return Optional.empty();
    }

    @Override
    public Optional<Sighting> read(String line, Set<Mode> asked) {
        return Version0Log.read(line);
    }

    @Override
    public String filter() {
        return "?START ?END ?REPORT ?\"platform.\" ?Injecting ?Intercepted";
    }
}
