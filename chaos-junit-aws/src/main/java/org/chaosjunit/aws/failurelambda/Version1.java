package org.chaosjunit.aws.failurelambda;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.fault.CorruptedAnswer;
import org.chaosjunit.fault.DeniedHosts;
import org.chaosjunit.fault.FilledDiskSpace;
import org.chaosjunit.fault.InvocationException;
import org.chaosjunit.fault.InvocationTimeout;
import org.chaosjunit.fault.Latency;
import org.chaosjunit.fault.StatusCode;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.Problem;
import org.chaosjunit.spi.Refusal;

/**
 * The format of failure-lambda 1.x: a flag for each mode, several at once, read anew when a cache has run out.
 *
 * @param place where the function is
 * @param consents what the target allows
 */
record Version1(AwsPlace place, Consents consents) implements Format {
    @Override
    public String library() {
        return "failure-lambda 1.x";
    }

    @Override
    public List<Refusal> check(List<Fault> faults) {
        List<Refusal> refusals = new ArrayList<>(CommonChecks.check(faults, place, consents, this::problem));
        for (Fault fault : faults) {
            prevention(fault, faults).ifPresent(problem -> refusals.add(new Refusal(fault, problem)));
        }
        return refusals;
    }

    private Optional<Problem> problem(Mode mode, Fault fault) {
        if (consents.sticky()) {
            return Optional.of(new Problem(
                    "sticky",
                    "to be left out of the target, for failure-lambda 1.x draws anew for each invocation",
                    "true",
                    "Leave it out."));
        }
        if (!Percent.isWhole(fault)) {
            return Optional.of(new Problem(
                    "percentage",
                    "to be a whole number, for failure-lambda 1.x skips a flag with any other",
                    Double.toString(Percent.of(fault)),
                    "Write for example `percentage = " + Math.max(1, Math.round(Percent.of(fault))) + "`."));
        }
        return mode == Mode.DENYLIST && !consents.isLayer() ? literal((DeniedHosts) fault) : Optional.empty();
    }

    // It steps in where a name is looked up, and an address is not looked up.
    private static Optional<Problem> literal(DeniedHosts denied) {
        return denied.hosts().texts().stream()
                .filter(text -> text.matches("[0-9.]+"))
                .findFirst()
                .map(text -> new Problem(
                        "value",
                        "to name hosts, for failure-lambda 1.x does not see connections to addresses",
                        '"' + text + '"',
                        "Write the name that the function looks up."));
    }

    private static Optional<Problem> prevention(Fault fault, List<Fault> faults) {
        Optional<Mode> mode = Mode.of(fault);
        return faults.stream()
                .filter(other -> mode.isPresent()
                        && Mode.of(other).filter(mode.get()::isPreventedBy).isPresent()
                        && Percent.isAll(other))
                .findFirst()
                .map(other -> new Problem(
                        "",
                        "invocations that \"" + other.description() + "\" leaves to it",
                        "that it hits all of them",
                        "Give it a smaller `percentage`, or write an experiment for each."));
    }

    @Override
    public JsonObject write(List<Fault> faults) {
        JsonObject document = new JsonObject();
        for (Fault fault : faults) {
            document.add(Mode.of(fault).orElseThrow().written(), flag(fault));
        }
        return document;
    }

    private JsonObject flag(Fault fault) {
        JsonObject flag = new JsonObject();
        flag.addProperty("enabled", true);
        // A whole number without a fraction: 50.0 is refused by some.
        flag.addProperty("percentage", (int) Percent.of(fault));
        if (fault instanceof Latency latency) {
            flag.addProperty("min_latency", latency.min());
            flag.addProperty("max_latency", latency.max());
        } else if (fault instanceof InvocationException exception) {
            flag.addProperty("exception_msg", exception.message());
        } else if (fault instanceof StatusCode status) {
            flag.addProperty("status_code", status.code());
        } else if (fault instanceof FilledDiskSpace filled) {
            flag.addProperty("disk_space", filled.megabytes());
        } else if (fault instanceof InvocationTimeout timeout) {
            flag.addProperty("timeout_buffer_ms", timeout.buffer().toMillis());
        } else if (fault instanceof CorruptedAnswer corrupted) {
            corrupted.body().ifPresent(body -> flag.addProperty("body", body));
        } else if (fault instanceof DeniedHosts denied) {
            JsonArray list = new JsonArray();
            DenyPatterns.compile(denied.hosts()).forEach(list::add);
            flag.add("deny_list", list);
        }
        if (!consents.match().isEmpty()) {
            JsonArray match = new JsonArray();
            consents.match().forEach(condition -> match.add(condition.json()));
            flag.add("match", match);
        }
        return flag;
    }

    @Override
    public Optional<String> objection(JsonObject current) {
        return Version1Mistakes.first(current, place);
    }

    @Override
    public Optional<JsonObject> flush(List<Fault> faults, JsonObject before) {
        boolean leavesTraces =
                faults.stream().anyMatch(fault -> Mode.of(fault).orElseThrow().leavesTraces());
        if (consents.isLayer() || !leavesTraces || hasActiveFlag(before)) {
            return Optional.empty();
        }
        JsonObject latency = new JsonObject();
        latency.addProperty("enabled", true);
        latency.addProperty("percentage", 0);
        JsonObject document = new JsonObject();
        document.add(Mode.LATENCY.written(), latency);
        return Optional.of(document);
    }

    // Even at 0 %, one that is enabled makes the library clean up.
    private static boolean hasActiveFlag(JsonObject document) {
        return document.entrySet().stream()
                .filter(entry -> Mode.named(entry.getKey()).isPresent())
                .map(Map.Entry::getValue)
                .filter(JsonElement::isJsonObject)
                .anyMatch(flag -> Json.isTrue(flag.getAsJsonObject().get("enabled")));
    }

    @Override
    public Optional<Sighting> read(String line, Set<Mode> asked) {
        return Version1Log.read(line);
    }

    @Override
    public String filter() {
        return "?START ?END ?REPORT ?\"platform.\" ?\"failure-lambda\" ?\"Invoke Error\"";
    }
}
