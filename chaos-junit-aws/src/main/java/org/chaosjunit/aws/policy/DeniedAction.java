package org.chaosjunit.aws.policy;

import java.util.List;
import java.util.Optional;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.aws.setting.SettingFault;
import org.chaosjunit.spi.InvalidAttributeException;

/**
 * A policy denies actions; as an annotation, {@link DenyAction}.
 *
 * @param place where the policy is
 * @param owner what has the policy
 * @param name its name
 * @param actions for example {@code dynamodb:PutItem}; at least one
 * @param resource an ARN, or {@code *}
 * @param principal whom, or {@code *}
 */
public record DeniedAction(
        AwsPlace place, Owner owner, String name, List<String> actions, String resource, String principal)
        implements SettingFault {
    private static final String ALL = "*";

    /**
     * Checks all of it.
     *
     * @throws InvalidAttributeException if something is wrong, or would deny the way back
     */
    public DeniedAction {
        actions = List.copyOf(actions);
        if (!owner.isName(name)) {
            throw new InvalidAttributeException(
                    owner.toString(),
                    "to be the name of a " + owner + ", not its ARN",
                    '"' + name + '"',
                    "Write for example `" + owner + " = \"orders\"`.");
        }
        ActionPatterns.check(owner, actions);
        checkResource(owner, name, resource);
        checkPrincipal(owner, principal);
    }

    private static void checkResource(Owner owner, String name, String resource) {
        boolean isOk =
                switch (owner) {
                    case ROLE -> resource.equals(ALL) || resource.startsWith("arn:");
                    case BUCKET ->
                        resource.equals(ALL) || resource.matches("arn:aws[a-z-]*:s3:::\\Q" + name + "\\E(/.*)?");
                    case QUEUE, TOPIC -> resource.equals(ALL);
                };
        if (!isOk) {
            throw new InvalidAttributeException(
                    "resource",
                    owner == Owner.ROLE
                            ? "to be an ARN or \"*\""
                            : owner == Owner.BUCKET
                                    ? "to be \"*\" or an ARN of that bucket"
                                    : "to be left out beside `" + owner + "`, which is the resource",
                    '"' + resource + '"',
                    owner == Owner.BUCKET
                            ? "Write for example `resource = \"arn:aws:s3:::" + name + "/input/*\"`."
                            : owner == Owner.ROLE
                                    ? "Write for example `resource = \"arn:aws:dynamodb:*:*:table/orders\"`."
                                    : "Leave it out.");
        }
    }

    private static void checkPrincipal(Owner owner, String principal) {
        if (owner == Owner.ROLE && !principal.equals(ALL)) {
            throw new InvalidAttributeException(
                    "principal",
                    "to be left out beside `role`, which is the one",
                    '"' + principal + '"',
                    "Leave it out.");
        }
        if (!principal.matches("\\*|[0-9]{12}|arn:aws[a-z-]*:(iam|sts)::[0-9]{12}:.+")) {
            throw new InvalidAttributeException(
                    "principal",
                    "to be the number of an account, the ARN of a role or user, or \"*\"",
                    '"' + principal + '"',
                    "Write for example `principal = \"arn:aws:iam::123456789012:role/transform-role\"`.");
        }
    }

    /** Returns the fault for a role where this process finds AWS, on all resources. */
    public static DeniedAction denyRole(String role, String... actions) {
        return new DeniedAction(AwsPlace.current(), Owner.ROLE, role, List.of(actions), ALL, ALL);
    }

    /** Returns the fault for the whole of a bucket, queue or topic where this process finds AWS, for everyone. */
    public static DeniedAction denyOn(Owner owner, String name, String... actions) {
        return new DeniedAction(AwsPlace.current(), owner, name, List.of(actions), ALL, ALL);
    }

    @Override
    public String kind() {
        return owner.kind();
    }

    @Override
    public String address() {
        return name;
    }

    @Override
    public Optional<String> changed(Optional<String> before) {
        if (owner == Owner.ROLE) {
            OwnRole.refuse(place, name);
        }
        return Optional.of(PolicyText.with(before, Statement.of(this)));
    }

    @Override
    public String description() {
        String on = resource.equals(ALL) ? "" : " on " + resource;
        String whom = principal.equals(ALL) ? "" : " to " + principal;
        return String.join(", ", actions) + on + " denied" + whom + " by the policy of " + owner + " " + name;
    }
}
