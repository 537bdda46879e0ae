package org.chaosjunit.aws.local.lambda;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.chaosjunit.aws.local.wire.AwsError;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;

/** A function with its versions and aliases. */
final class StoredFunction {
    static final String LATEST = "$LATEST";

    private final String arn;
    private final Map<String, FunctionVersion> published = new LinkedHashMap<>();
    private final Map<String, AliasConfiguration> aliases = new TreeMap<>();
    private final Map<String, String> tags = new TreeMap<>();
    private final Map<String, JsonObject> statements = new LinkedHashMap<>();
    private final AtomicInteger running = new AtomicInteger();
    private FunctionVersion latest;
    private long updatedUntil;
    private String policyRevision = UUID.randomUUID().toString();
    private @Nullable Integer reserved;

    StoredFunction(String arn, FunctionVersion latest) {
        this.arn = arn;
        this.latest = latest;
    }

    String arn() {
        return arn;
    }

    String name() {
        return latest.name();
    }

    FunctionVersion latest() {
        return latest;
    }

    Map<String, FunctionVersion> published() {
        return published;
    }

    Map<String, AliasConfiguration> aliases() {
        return aliases;
    }

    Map<String, String> tags() {
        return tags;
    }

    AtomicInteger running() {
        return running;
    }

    @Nullable
    Integer reserved() {
        return reserved;
    }

    void reserve(@Nullable Integer concurrency) {
        reserved = concurrency;
    }

    boolean isBeingUpdated() {
        return System.nanoTime() < updatedUntil;
    }

    /** Puts another version in the place of the latest; this takes a while, in nanoseconds of real time. */
    FunctionVersion update(FunctionVersion version, long nanos) {
        updatedUntil = System.nanoTime() + nanos;
        FunctionVersion before = latest;
        latest = version;
        return before;
    }

    void checkRevision(@Nullable String expected) {
        if (expected != null && !expected.equals(latest.config().revisionId())) {
            throw precondition("GetFunction/GetAlias");
        }
        if (isBeingUpdated()) {
            throw new AwsError(
                            "ResourceConflictException",
                            409,
                            "The operation cannot be performed at this time. An update is in progress for resource: "
                                    + arn)
                    .with("Type", "User");
        }
    }

    static AwsError precondition(String api) {
        return new AwsError(
                        "PreconditionFailedException",
                        412,
                        "The RevisionId provided does not match the latest RevisionId. Call the " + api
                                + " API to retrieve the latest RevisionId")
                .with("Type", "User");
    }

    /** Returns the configuration as it is told, with the state of the last update. */
    FunctionConfiguration told(FunctionVersion version) {
        LastUpdateStatus status =
                version.equals(latest) && isBeingUpdated() ? LastUpdateStatus.IN_PROGRESS : LastUpdateStatus.SUCCESSFUL;
        return version.config().toBuilder().lastUpdateStatus(status).build();
    }

    /** Returns the version that a qualifier names; an alias with weights rolls its dice. */
    FunctionVersion version(@Nullable String qualifier) {
        if (qualifier == null || qualifier.equals(LATEST)) {
            return latest;
        }
        AliasConfiguration alias = aliases.get(qualifier);
        return Optional.ofNullable(published.get(alias == null ? qualifier : rolled(alias)))
                .or(() -> Optional.of(latest)
                        .filter(any -> alias != null && rolled(alias).equals(LATEST)))
                .orElseThrow(() -> LocalLambda.missing(arn + ":" + qualifier));
    }

    private static String rolled(AliasConfiguration alias) {
        if (alias.routingConfig() == null) {
            return alias.functionVersion();
        }
        double dice = ThreadLocalRandom.current().nextDouble();
        for (var weight : alias.routingConfig().additionalVersionWeights().entrySet()) {
            dice -= weight.getValue();
            if (dice < 0) {
                return weight.getKey();
            }
        }
        return alias.functionVersion();
    }

    /** Returns all versions, the latest first. */
    List<FunctionVersion> versions() {
        List<FunctionVersion> all = new ArrayList<>(List.of(latest));
        all.addAll(published.values());
        return all;
    }

    Map<String, JsonObject> statements() {
        return statements;
    }

    String policyRevision() {
        return policyRevision;
    }

    void policyChanged() {
        policyRevision = UUID.randomUUID().toString();
    }

    String policy() {
        if (statements.isEmpty()) {
            throw LocalLambda.missing("The resource you requested does not exist.", arn);
        }
        JsonObject policy = new JsonObject();
        policy.addProperty("Version", "2012-10-17");
        policy.addProperty("Id", "default");
        JsonArray array = new JsonArray();
        statements.values().forEach(array::add);
        policy.add("Statement", array);
        return policy.toString();
    }
}
