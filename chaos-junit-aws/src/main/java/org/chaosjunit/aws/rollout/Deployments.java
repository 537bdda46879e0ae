package org.chaosjunit.aws.rollout;

import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Predicate;
import org.chaosjunit.aws.AwsClients;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.aws.setting.Settled;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codedeploy.model.DeploymentAlreadyCompletedException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStatus;
import software.amazon.awssdk.services.codedeploy.model.DeploymentWaitType;

/**
 * The deployments of CodeDeploy.
 *
 * @param timeout how long each step of one is waited for
 */
record Deployments(AwsPlace place, Duration timeout) {
    private static final Set<DeploymentStatus> ENDS =
            Set.of(DeploymentStatus.SUCCEEDED, DeploymentStatus.FAILED, DeploymentStatus.STOPPED);

    static boolean hasEnded(DeploymentInfo deployment) {
        return ENDS.contains(deployment.status());
    }

    CodeDeployClient client() {
        return AwsClients.client(place, "codedeploy", CodeDeployClient.builder());
    }

    DeploymentInfo read(String id) {
        try {
            return client().getDeployment(r -> r.deploymentId(id)).deploymentInfo();
        } catch (DeploymentDoesNotExistException e) {
            throw new NoSuchElementException("There is no deployment " + id + " in " + place.region() + ".", e);
        }
    }

    DeploymentInfo await(String id, String what, Predicate<DeploymentInfo> isRight) throws Exception {
        return Settled.await("the deployment " + id + " " + what, timeout, () -> read(id), isRight);
    }

    void proceed(String id) {
        client().continueDeployment(r -> r.deploymentId(id).deploymentWaitType(DeploymentWaitType.READY_WAIT));
    }

    /** Stops it, with what it has done taken back: else the traffic stays shared, and later deployments fail. */
    DeploymentInfo stop(String id) throws Exception {
        try {
            client().stopDeployment(r -> r.deploymentId(id).autoRollbackEnabled(true));
        } catch (DeploymentAlreadyCompletedException e) {
            // It was faster, or an answer was lost.
        }
        return await(id, "to end", Deployments::hasEnded);
    }
}
