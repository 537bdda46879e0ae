package org.chaosjunit.aws.policy;

import org.chaosjunit.aws.AwsClients;
import org.chaosjunit.aws.AwsPlace;
import software.amazon.awssdk.services.sts.StsClient;

/** The role that this process runs as, if it is one. */
final class OwnRole {
    private OwnRole() {}

    /**
     * Makes sure that it is another one.
     *
     * @throws IllegalStateException if it is not
     */
    static void refuse(AwsPlace place, String role) {
        String arn = AwsClients.client(place, "sts", StsClient.builder())
                .getCallerIdentity()
                .arn();
        if (arn.contains(":assumed-role/" + role + "/")) {
            throw new IllegalStateException("this process itself runs as the role " + role + " (" + arn
                    + "): what is denied to it could take the way back from it. Deny it to the role of the system under"
                    + " test");
        }
    }
}
