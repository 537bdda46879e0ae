package org.chaosjunit.aws.failurelambda;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chaosjunit.aws.AwsConsent;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.aws.AwsTarget;
import org.chaosjunit.aws.Restoring;
import org.chaosjunit.aws.SdkModule;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.Injection;
import org.chaosjunit.spi.InjectionContext;
import org.chaosjunit.spi.Refusal;

/**
 * The document that switches the faults of a function.
 *
 * @param awsPlace the region
 * @param where where the document lies
 * @param library what reads it
 * @param logGroup the log group of the function
 * @param consents what is allowed
 * @param cache how long a container may go on with what it read before; empty for what is usual
 */
record FunctionTarget(
        AwsPlace awsPlace, Where where, Library library, String logGroup, Consents consents, Optional<Duration> cache)
        implements AwsTarget {
    @Override
    public String id() {
        return "aws:" + awsPlace.region() + ":failure:" + where.id();
    }

    @Override
    public List<Refusal> check(List<Fault> faults) {
        List<Refusal> refusals = AwsConsent.refusals(awsPlace, faults);
        if (refusals.isEmpty()) {
            refusals = SdkModule.refusals(modules(), faults);
        }
        return refusals.isEmpty()
                ? library.format(awsPlace, consents)
                        .map(format -> format.check(faults))
                        .orElseGet(() -> refusedByAll(faults))
                : refusals;
    }

    private Stream<SdkModule> modules() {
        SdkModule logs = new SdkModule("cloudwatchlogs", "CloudWatchLogsClient");
        return where.kind() == Where.Kind.APPCONFIG
                ? Stream.of(new SdkModule("appconfig", "AppConfigClient"), logs)
                : Stream.of(logs);
    }

    // Which version it is will be seen when the document is read; what none of them can do is known now.
    private List<Refusal> refusedByAll(List<Fault> faults) {
        List<Refusal> by0 = new Version0(Version0.DENYLIST, awsPlace, consents).check(faults);
        List<Refusal> by1 = new Version1(awsPlace, consents).check(faults);
        return by0.isEmpty() ? List.of() : by1;
    }

    @Override
    public Optional<Restoring> restoring() {
        return where.kind() == Where.Kind.PARAMETER
                ? Optional.of(undo -> new ParameterStorage(awsPlace, where.name())
                        .writing(ConfigurationUndo.of(undo, awsPlace).before()))
                : Optional.empty();
    }

    @Override
    public void prepare(List<Fault> faults) {
        plan(faults);
    }

    @Override
    public Injection inject(List<Fault> faults, InjectionContext context) throws Exception {
        Change planned = plan(faults);
        if (planned.flush.isPresent()) {
            // Only now: until the load is on, a function may never have been invoked.
            new LogTail(awsPlace, logGroup, "", Instant.now()).requireGroup();
        }
        String change = UUID.randomUUID().toString();
        Duration kept = cache.orElseGet(() -> where.usualCache(!(planned.format instanceof Version1)));
        ConfigurationUndo undo = new ConfigurationUndo(
                awsPlace,
                where,
                planned.before,
                change,
                planned.after,
                planned.flush,
                kept,
                logGroup,
                Instant.now().minusSeconds(60));
        String description = faults.stream().map(Fault::description).collect(Collectors.joining("; "));
        context.journal().write(undo.record(id(), description, context.expires()));
        Instant since = where.open(awsPlace).put(planned.after, change);
        boolean isCompared = consents.match().isEmpty() && !consents.sticky();
        InvocationCounts counts = new InvocationCounts(
                planned.format,
                faults.stream().map(fault -> new ModeCount(fault, isCompared)).toList(),
                since.plus(kept));
        LogTail tail = new LogTail(awsPlace, logGroup, planned.format.filter(), since);
        return LogEvidence.begin(change, id(), tail, counts, context.expires());
    }

    private record Change(Format format, Storage.Stored before, String after, Optional<String> flush) {}

    // Only reads. Whatever is refused here is refused before anything is touched.
    private Change plan(List<Fault> faults) {
        Storage.Stored before = where.open(awsPlace).read();
        JsonObject stored = Json.object(before.document())
                .orElseThrow(
                        () -> new IllegalStateException(
                                "what is there, " + before.document()
                                        + ", is no JSON object, so no library in a function reads it. Put there what disables the faults."));
        JsonObject current = before.isFlags() ? FlagsProfile.bare(stored) : stored;
        Format format = library.format(awsPlace, consents)
                .orElseGet(
                        () -> Library.detect(current).format(awsPlace, consents).orElseThrow());
        requirePossible(faults, format, before.isFlags());
        if (!consents.force()) {
            format.objection(current).ifPresent(objection -> {
                throw new IllegalStateException("the document that is there, " + before.document()
                        + ", is not sound for " + format.library() + ": " + objection
                        + " Correct it first, or say `force = true` on the target.");
            });
        }
        JsonObject after = format.write(faults);
        Optional<JsonObject> flush = format.flush(faults, current);
        return new Change(
                format,
                before,
                text(after, stored, before.isFlags()),
                flush.map(it -> text(it, stored, before.isFlags())));
    }

    private static String text(JsonObject document, JsonObject stored, boolean isFlags) {
        return Json.text(isFlags ? FlagsProfile.with(document, stored) : document);
    }

    private void requirePossible(List<Fault> faults, Format format, boolean isFlags) {
        List<String> problems = new ArrayList<>();
        for (Refusal refusal : format.check(faults)) {
            problems.add("\"" + refusal.fault().description() + "\" " + refusal.problem());
        }
        if (isFlags && !(format instanceof Version1)) {
            problems.add("feature flags of AppConfig hold no document of " + format.library()
                    + "; it needs a freeform profile.");
        }
        if (isFlags && !consents.match().isEmpty()) {
            problems.add("feature flags of AppConfig hold no conditions; `match` needs a freeform profile.");
        }
        if (!problems.isEmpty()) {
            throw new IllegalStateException(String.join(" ", problems));
        }
    }
}
