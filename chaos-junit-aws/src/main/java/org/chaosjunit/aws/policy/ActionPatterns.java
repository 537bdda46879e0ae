package org.chaosjunit.aws.policy;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chaosjunit.spi.InvalidAttributeException;

/** Actions as policies name them, with {@code *} and {@code ?}. */
final class ActionPatterns {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9-]+:[A-Za-z0-9*?]+");

    private ActionPatterns() {}

    static void check(Owner owner, List<String> actions) {
        if (actions.isEmpty()) {
            throw wrong(owner, "to name an action", "none");
        }
        for (String action : actions) {
            if (!FORM.matcher(action).matches()) {
                throw wrong(owner, "to be actions of a service; not all of all", '"' + action + '"');
            }
            if (!owner.service().isEmpty() && !service(action).equalsIgnoreCase(owner.service())) {
                throw wrong(
                        owner,
                        "to be actions of " + owner.service() + " in the policy of a " + owner,
                        '"' + action + '"');
            }
            denied(owner, action).ifPresent(own -> {
                throw wrong(
                        owner,
                        "not to deny " + owner.service() + ":" + own + ", which the way back needs",
                        '"' + action + '"');
            });
        }
    }

    private static InvalidAttributeException wrong(Owner owner, String required, String found) {
        String example =
                switch (owner) {
                    case ROLE -> "dynamodb:PutItem";
                    case BUCKET -> "s3:GetObject";
                    case QUEUE -> "sqs:SendMessage";
                    case TOPIC -> "sns:Publish";
                };
        return new InvalidAttributeException(
                "actions", required, found, "Write for example `actions = \"" + example + "\"`.");
    }

    private static String service(String action) {
        return action.substring(0, action.indexOf(':'));
    }

    private static Optional<String> denied(Owner owner, String action) {
        String pattern = action.substring(action.indexOf(':') + 1);
        Pattern regex = Pattern.compile(pattern.replace("*", ".*").replace('?', '.'), Pattern.CASE_INSENSITIVE);
        return owner.wayBack().stream()
                .filter(own -> regex.matcher(own).matches())
                .findFirst();
    }
}
