package org.chaosjunit.aws.local.ssm;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.chaosjunit.aws.local.wire.AwsError;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterHistory;
import software.amazon.awssdk.services.ssm.model.ParameterMetadata;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** A parameter with its versions, the newest last. */
final class StoredParameter {
    /** So many versions are kept. */
    private static final int HISTORY = 100;

    private final String arn;
    private final List<ParameterHistory> versions = new ArrayList<>();
    private final Map<String, Long> labels = new HashMap<>();
    private final Map<String, String> tags = new TreeMap<>();

    StoredParameter(String arn) {
        this.arn = arn;
    }

    String name() {
        return newest().name();
    }

    ParameterHistory newest() {
        return versions.get(versions.size() - 1);
    }

    Map<String, String> tags() {
        return tags;
    }

    void add(ParameterHistory version) {
        if (versions.size() == HISTORY) {
            if (labels.containsValue(versions.get(0).version())) {
                throw new AwsError(
                        "ParameterMaxVersionLimitExceeded",
                        400,
                        "The oldest version has a label and cannot be deleted.");
            }
            versions.remove(0);
        }
        versions.add(version);
    }

    void label(String label, long version) {
        labels.put(label, version);
    }

    /** Returns the version that a selector, {@code 3} or a label, names; the newest one without a selector. */
    ParameterHistory version(@Nullable String selector) {
        if (selector == null) {
            return newest();
        }
        Long number = selector.matches("\\d+") ? Long.valueOf(selector) : labels.get(selector);
        return find(number)
                .orElseThrow(() -> new AwsError(
                        "ParameterVersionNotFound",
                        400,
                        "Systems Manager could not find version " + selector + " of " + name() + "."));
    }

    Optional<ParameterHistory> find(@Nullable Long number) {
        return versions.stream().filter(each -> each.version().equals(number)).findFirst();
    }

    List<ParameterHistory> history(boolean decrypted) {
        return versions.stream()
                .map(each -> each.toBuilder()
                        .value(value(each, decrypted))
                        .labels(labels.entrySet().stream()
                                .filter(label -> label.getValue().equals(each.version()))
                                .map(Map.Entry::getKey)
                                .toList())
                        .build())
                .toList();
    }

    Parameter parameter(@Nullable String selector, boolean decrypted) {
        ParameterHistory version = version(selector);
        return Parameter.builder()
                .name(version.name())
                .type(version.type())
                .value(value(version, decrypted))
                .version(version.version())
                .selector(selector == null ? null : ":" + selector)
                .lastModifiedDate(version.lastModifiedDate())
                .arn(arn)
                .dataType(version.dataType())
                .build();
    }

    ParameterMetadata metadata() {
        ParameterHistory newest = newest();
        return ParameterMetadata.builder()
                .name(newest.name())
                .arn(arn)
                .type(newest.type())
                .keyId(newest.keyId())
                .lastModifiedDate(newest.lastModifiedDate())
                .lastModifiedUser(newest.lastModifiedUser())
                .description(newest.description())
                .allowedPattern(newest.allowedPattern())
                .version(newest.version())
                .tier(newest.tier())
                .policies(newest.policies())
                .dataType(newest.dataType())
                .build();
    }

    private static String value(ParameterHistory version, boolean decrypted) {
        if (version.type() != ParameterType.SECURE_STRING || decrypted) {
            return version.value();
        }
        byte[] secret = ("encrypted " + version.value()).getBytes(StandardCharsets.UTF_8);
        return "AQICAH" + Base64.getEncoder().encodeToString(secret);
    }
}
