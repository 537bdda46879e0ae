package org.chaosjunit.aws.local;

import java.time.Instant;
import java.util.List;

/**
 * One call that came in.
 *
 * @param service the prefix of the service's IAM actions, for example {@code ssm} or {@code cloudwatch}
 * @param permissions what it takes to be allowed to do this
 * @param accessKey who asks; empty for an unsigned request
 * @param at by the clock of the stand-in
 */
public record Call(
        String service, String operation, List<Permission> permissions, String accessKey, String region, Instant at) {
    public Call {
        permissions = List.copyOf(permissions);
    }

    /** Returns {@code ssm:PutParameter}. */
    public String name() {
        return service + ":" + operation;
    }
}
