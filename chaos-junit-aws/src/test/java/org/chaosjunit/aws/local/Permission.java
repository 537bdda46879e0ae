package org.chaosjunit.aws.local;

/**
 * What a caller must be allowed to do.
 *
 * @param action the IAM action, for example {@code ssm:PutParameter}
 * @param resource the ARN; {@code *} where the action knows no resource or the stand-in does not know it
 */
public record Permission(String action, String resource) {
    @Override
    public String toString() {
        return action + " on " + resource;
    }
}
