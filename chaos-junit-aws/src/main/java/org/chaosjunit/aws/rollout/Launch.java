package org.chaosjunit.aws.rollout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;

/**
 * How a deployment is begun.
 *
 * @param revision an AppSpec file
 */
record Launch(String application, String group, Path revision) {
    /** Looks whether there is all that it takes. */
    void check(CodeDeployClient client) throws IOException {
        content();
        client.getDeploymentGroup(r -> r.applicationName(application).deploymentGroupName(group));
    }

    /** Begins it; returns its id. */
    String begin(CodeDeployClient client) throws IOException {
        String content = content();
        return client.createDeployment(r -> r.applicationName(application)
                        .deploymentGroupName(group)
                        .description("Begun by a gate of chaos-junit")
                        .revision(location ->
                                location.revisionType("AppSpecContent").appSpecContent(spec -> spec.content(content))))
                .deploymentId();
    }

    private String content() throws IOException {
        try {
            return Files.readString(revision);
        } catch (IOException e) {
            throw new IOException("The AppSpec file " + revision + " cannot be read: " + e, e);
        }
    }

    @Override
    public String toString() {
        return "deployment of " + application + " to " + group;
    }
}
