package org.chaosjunit.aws.policy;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.aws.setting.AwsCommand;
import org.chaosjunit.aws.setting.Setting;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/** The inline policy of ours in a role. */
record RolePolicy(AwsPlace place, IamClient iam, String role) implements Setting {
    static final String NAME = "chaos-junit-deny";

    @Override
    public Optional<String> read() {
        try {
            String encoded = iam.getRolePolicy(request -> request.roleName(role).policyName(NAME))
                    .policyDocument();
            // As RFC 3986 has it: a plus is a plus.
            return Optional.of(URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (NoSuchEntityException noPolicy) {
            // Or no role: IAM calls both the same.
            checkRole();
            return Optional.empty();
        }
    }

    private void checkRole() {
        try {
            iam.listRolePolicies(request -> request.roleName(role).maxItems(1));
        } catch (NoSuchEntityException e) {
            throw new NoSuchElementException("there is no role \"" + role + "\"");
        }
    }

    @Override
    public void write(Optional<String> value, Optional<String> expected) {
        if (value.isPresent()) {
            iam.putRolePolicy(request -> request.roleName(role).policyName(NAME).policyDocument(value.get()));
        } else {
            iam.deleteRolePolicy(request -> request.roleName(role).policyName(NAME));
        }
    }

    @Override
    public boolean isSame(String one, String other) {
        return PolicyText.isSame(one, other);
    }

    @Override
    public Duration settles() {
        return Duration.ofSeconds(30);
    }

    @Override
    public String byHand(Optional<String> value) {
        return value.map(text -> AwsCommand.line(
                        place,
                        "iam",
                        "put-role-policy",
                        "--role-name",
                        role,
                        "--policy-name",
                        NAME,
                        "--policy-document",
                        text))
                .orElseGet(() -> AwsCommand.line(
                        place, "iam", "delete-role-policy", "--role-name", role, "--policy-name", NAME));
    }
}
