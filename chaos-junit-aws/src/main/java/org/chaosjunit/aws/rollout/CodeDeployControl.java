package org.chaosjunit.aws.rollout;

import java.util.Optional;
import org.chaosjunit.spi.RolloutControl;
import org.chaosjunit.spi.RolloutException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentCreator;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStatus;
import software.amazon.awssdk.services.codedeploy.model.RollbackInfo;

/** Lets a deployment of CodeDeploy go on, or stops it and has it taken back. */
final class CodeDeployControl implements RolloutControl {
    private final Deployments deployments;
    private final Optional<Launch> launch;
    private Optional<String> id;
    private boolean hasBegun;

    CodeDeployControl(Deployments deployments, Optional<Launch> launch, Optional<String> id) {
        this.deployments = deployments;
        this.launch = launch;
        this.id = id;
    }

    @Override
    public String description() {
        return "the " + id.map(found -> "deployment " + found).orElseGet(() -> String.valueOf(launch.orElse(null)))
                + " of CodeDeploy in " + deployments.place().region();
    }

    @Override
    public Optional<String> objection() {
        return Act.objection(deployments.place(), () -> {
            if (launch.isPresent()) {
                launch.get().check(deployments.client());
                return Optional.empty();
            }
            DeploymentInfo found = deployments.read(required());
            if (isRollback(found)) {
                return Optional.of("It takes another one back: nothing is to be tried on it.");
            }
            return Deployments.hasEnded(found)
                    ? Optional.of("It has ended: it is " + found.statusAsString() + ".")
                    : Optional.empty();
        });
    }

    @Override
    public void begin() throws RolloutException {
        Act.in(deployments.place(), () -> {
            if (launch.isPresent()) {
                // Whatever becomes of it, it may have begun.
                hasBegun = true;
                id = Optional.of(launch.get().begin(deployments.client()));
            }
            DeploymentInfo found = deployments.await(required(), "to be under way", CodeDeployControl::isUnderWay);
            if (found.status() == DeploymentStatus.FAILED || found.status() == DeploymentStatus.STOPPED) {
                throw new RolloutException(state(found));
            }
            return found;
        });
    }

    private static boolean isUnderWay(DeploymentInfo found) {
        return found.status() != DeploymentStatus.CREATED && found.status() != DeploymentStatus.QUEUED;
    }

    @Override
    public String promote() throws RolloutException {
        return Act.in(deployments.place(), () -> {
            DeploymentInfo found = deployments.read(required());
            if (found.status() == DeploymentStatus.FAILED || found.status() == DeploymentStatus.STOPPED) {
                throw new RolloutException(state(found) + " It does not go on.");
            }
            if (found.status() == DeploymentStatus.READY) {
                deployments.proceed(required());
                DeploymentInfo now = deployments.await(
                        required(), "to go on", deployment -> deployment.status() != DeploymentStatus.READY);
                return "It waited, and was told to go on. " + state(now);
            }
            return "It goes on by itself. " + state(found);
        });
    }

    @Override
    public String rollBack() throws RolloutException {
        return Act.in(deployments.place(), () -> takeBack(deployments.read(required())));
    }

    @Override
    public String hold() throws RolloutException {
        if (launch.isPresent() && !hasBegun) {
            return "Nothing was done, for nothing had been begun.";
        }
        return Act.in(deployments.place(), () -> {
            DeploymentInfo found = deployments.read(required());
            if (found.status() == DeploymentStatus.READY || found.status() == DeploymentStatus.SUCCEEDED) {
                return "It was left as it is. " + state(found);
            }
            return Deployments.hasEnded(found) || isRollback(found)
                    ? takeBack(found)
                    : "CodeDeploy cannot wait, so it is taken back. " + takeBack(found);
        });
    }

    private String takeBack(DeploymentInfo found) throws Exception {
        if (isRollback(found)) {
            return "It takes another one back, and was left to. " + state(found);
        }
        DeploymentInfo ended = Deployments.hasEnded(found) ? found : deployments.stop(required());
        if (ended.status() == DeploymentStatus.SUCCEEDED) {
            throw new RolloutException(
                    state(ended) + " CodeDeploy takes nothing back that has: deploy the earlier revision again.");
        }
        return takenBack();
    }

    private String takenBack() throws Exception {
        DeploymentInfo told = deployments.await(
                required(), "to be taken back by another; look where the traffic goes", deployment -> back(deployment)
                        .isPresent());
        String back = back(told).orElseThrow();
        DeploymentInfo other = deployments.await(back, "to end, which takes it back", Deployments::hasEnded);
        String states = state(told) + " " + state(other);
        if (other.status() != DeploymentStatus.SUCCEEDED) {
            throw new RolloutException(states + " That was to take it back: look where the traffic goes.");
        }
        return states + " It was taken back.";
    }

    private static Optional<String> back(DeploymentInfo deployment) {
        return Optional.ofNullable(deployment.rollbackInfo()).map(RollbackInfo::rollbackDeploymentId);
    }

    private static boolean isRollback(DeploymentInfo deployment) {
        return deployment.creator() == DeploymentCreator.CODE_DEPLOY_ROLLBACK;
    }

    private static String state(DeploymentInfo deployment) {
        String why = deployment.errorInformation() == null
                ? ""
                : ": " + deployment.errorInformation().message();
        return "The deployment " + deployment.deploymentId() + " is " + deployment.statusAsString()
                + (why.endsWith(".") ? why : why + ".");
    }

    private String required() throws RolloutException {
        return id.orElseThrow(() -> new RolloutException("It is not known whether the " + launch.orElseThrow()
                + " has begun: look for it with `aws deploy list-deployments`, and stop it with"
                + " `aws deploy stop-deployment --auto-rollback-enabled`."));
    }
}
