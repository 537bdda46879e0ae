package org.chaosjunit.aws.local.ssm;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.chaosjunit.aws.local.wire.AwsError;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.model.ParameterHistory;
import software.amazon.awssdk.services.ssm.model.ParameterTier;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import software.amazon.awssdk.services.ssm.model.PutParameterRequest;

/** What the Parameter Store accepts. */
final class ParameterRules {
    private static final int STANDARD = 4096;
    private static final int ADVANCED = 8192;

    private ParameterRules() {}

    static AwsError invalid(String message) {
        return new AwsError("ValidationException", 400, message);
    }

    static void checkName(String name) {
        if (!name.matches("[a-zA-Z0-9_.\\-/]{1,1011}") || (name.contains("/") && !name.startsWith("/"))) {
            throw invalid("Parameter name must be a fully qualified name: " + name);
        }
        String start = name.replaceFirst("^/", "").toLowerCase(Locale.ROOT);
        if (start.startsWith("aws") || start.startsWith("ssm")) {
            throw invalid("Parameter name: can't be prefixed with \"aws\" or \"ssm\" (case-insensitive).");
        }
        if (name.chars().filter(c -> c == '/').count() > 15) {
            throw new AwsError("HierarchyLevelLimitExceededException", 400, "A hierarchy can have 15 levels.");
        }
    }

    static void check(PutParameterRequest request, @Nullable ParameterHistory before) {
        checkName(request.name());
        if (request.value() == null || request.value().isEmpty()) {
            throw invalid("1 validation error detected: Value at 'value' failed to satisfy constraint: Member must have"
                    + " length greater than or equal to 1.");
        }
        if (request.hasTags() && Boolean.TRUE.equals(request.overwrite())) {
            throw invalid("Invalid request: tags and overwrite can't be used together. To create a parameter with tags,"
                    + " please remove overwrite flag. To update tags for an existing parameter, please use"
                    + " AddTagsToResource or RemoveTagsFromResource.");
        }
        if (before != null && !Boolean.TRUE.equals(request.overwrite())) {
            throw new AwsError(
                    "ParameterAlreadyExists",
                    400,
                    "The parameter already exists. To overwrite this value, set the overwrite option in the request to"
                            + " true.");
        }
        if (before == null && request.type() == null) {
            throw invalid("A parameter type is required when you create a parameter.");
        }
        if (request.type() == ParameterType.UNKNOWN_TO_SDK_VERSION) {
            throw new AwsError(
                    "UnsupportedParameterType", 400, "Type " + request.typeAsString() + " is not supported.");
        }
        if (before != null && request.type() != null && request.type() != before.type()) {
            throw new AwsError(
                    "HierarchyTypeMismatchException",
                    400,
                    "The type of a parameter cannot be changed: " + request.name());
        }
        if (request.description() != null && request.description().length() > 1024) {
            throw invalid("Description can have 1024 characters.");
        }
        String pattern = request.allowedPattern();
        if (pattern != null && !request.value().matches(pattern)) {
            throw new AwsError(
                    "ParameterPatternMismatchException",
                    400,
                    "Parameter value, cannot be validated against allowedPattern: " + pattern);
        }
    }

    /** Returns the tier that the parameter gets. */
    static ParameterTier tier(PutParameterRequest request, @Nullable ParameterHistory before) {
        boolean wasAdvanced = before != null && before.tier() == ParameterTier.ADVANCED;
        int size = request.value().getBytes(StandardCharsets.UTF_8).length;
        ParameterTier asked = request.tier() == null ? ParameterTier.STANDARD : request.tier();
        if (request.tier() == ParameterTier.STANDARD && wasAdvanced) {
            throw invalid("This parameter uses the advanced-parameter tier. You can't downgrade a parameter from the"
                    + " advanced-parameter tier to the standard-parameter tier.");
        }
        boolean advanced = asked == ParameterTier.ADVANCED
                || wasAdvanced
                || (asked == ParameterTier.INTELLIGENT_TIERING && (size > STANDARD || request.policies() != null));
        if (!advanced && request.policies() != null) {
            throw new AwsError("InvalidPolicyTypeException", 400, "Policies need the advanced-parameter tier.");
        }
        if (!advanced && size > STANDARD) {
            throw invalid("Standard tier parameters support a maximum parameter value of 4096 characters. To create a"
                    + " larger parameter value, upgrade the parameter to use the advanced-parameter tier.");
        }
        if (size > ADVANCED) {
            throw invalid("Advanced tier parameters support a maximum parameter value of 8192 characters.");
        }
        return advanced ? ParameterTier.ADVANCED : ParameterTier.STANDARD;
    }

    /** Returns when a parameter's policies let it expire. */
    static Optional<Instant> expiry(ParameterHistory parameter) {
        return parameter.policies().stream()
                .filter(policy -> policy.policyType().equals("Expiration"))
                .map(policy -> JsonParser.parseString(policy.policyText()).getAsJsonObject())
                .map(policy -> policy.getAsJsonObject("Attributes").get("Timestamp"))
                .map(JsonElement::getAsString)
                .map(Instant::parse)
                .findFirst();
    }
}
