package org.chaosjunit.aws.local.ssm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.wire.AwsError;
import software.amazon.awssdk.services.ssm.model.ParameterHistory;
import software.amazon.awssdk.services.ssm.model.ParameterInlinePolicy;
import software.amazon.awssdk.services.ssm.model.ParameterTier;
import software.amazon.awssdk.services.ssm.model.PutParameterRequest;

/** The parameters, by name. */
final class ParameterStore {
    private final LocalAws aws;
    private final Map<String, StoredParameter> parameters = new TreeMap<>();

    ParameterStore(LocalAws aws) {
        this.aws = aws;
    }

    String arn(String name) {
        return name.startsWith("arn:") ? name : aws.arn("ssm", "parameter/" + name.replaceFirst("^/", ""));
    }

    synchronized ParameterHistory put(PutParameterRequest request, String caller) {
        String name = plain(request.name());
        Optional<StoredParameter> stored = find(name);
        ParameterHistory before = stored.map(StoredParameter::newest).orElse(null);
        ParameterRules.check(request.toBuilder().name(name).build(), before);
        ParameterTier tier = ParameterRules.tier(request, before);
        ParameterHistory.Builder version = before == null ? ParameterHistory.builder() : before.toBuilder();
        version.name(name)
                .value(request.value())
                .version(before == null ? 1 : before.version() + 1)
                .tier(tier)
                .lastModifiedDate(aws.clock().instant())
                .lastModifiedUser(caller)
                .dataType(request.dataType() == null ? "text" : request.dataType())
                .policies(policies(request));
        Optional.ofNullable(request.type()).ifPresent(version::type);
        Optional.ofNullable(request.description()).ifPresent(version::description);
        Optional.ofNullable(request.allowedPattern()).ifPresent(version::allowedPattern);
        if ("SecureString".equals(request.typeAsString())) {
            version.keyId(request.keyId() == null ? "alias/aws/ssm" : request.keyId());
        }
        StoredParameter parameter = stored.orElseGet(() -> new StoredParameter(arn(name)));
        parameter.add(version.build());
        request.tags().forEach(tag -> parameter.tags().put(tag.key(), tag.value()));
        parameters.put(name, parameter);
        return parameter.newest();
    }

    private static List<ParameterInlinePolicy> policies(PutParameterRequest request) {
        return PolicyTexts.of(request.policies()).stream()
                .map(policy -> ParameterInlinePolicy.builder()
                        .policyText(policy.toString())
                        .policyType(policy.get("Type").getAsString())
                        .policyStatus("Pending")
                        .build())
                .toList();
    }

    /** Finds a parameter by its name or ARN, without a selector. */
    synchronized Optional<StoredParameter> find(String nameOrArn) {
        String name = plain(nameOrArn);
        removeIfExpired(name);
        return Optional.ofNullable(parameters.get(name));
    }

    StoredParameter get(String nameOrArn) {
        return find(nameOrArn)
                .orElseThrow(() -> new AwsError("ParameterNotFound", 400, "Parameter " + nameOrArn + " not found."));
    }

    synchronized boolean delete(String name) {
        return find(name).isPresent() && parameters.remove(plain(name)) != null;
    }

    synchronized List<StoredParameter> all() {
        List.copyOf(parameters.keySet()).forEach(this::removeIfExpired);
        return new ArrayList<>(parameters.values());
    }

    private void removeIfExpired(String name) {
        parameters.computeIfPresent(
                name,
                (any, parameter) -> ParameterRules.expiry(parameter.newest())
                                .filter(expiry -> !aws.clock().instant().isBefore(expiry))
                                .isPresent()
                        ? null
                        : parameter);
    }

    private static String plain(String nameOrArn) {
        if (!nameOrArn.startsWith("arn:")) {
            return nameOrArn;
        }
        String name = nameOrArn.substring(nameOrArn.indexOf(":parameter/") + ":parameter/".length());
        return name.contains("/") ? "/" + name : name;
    }
}
