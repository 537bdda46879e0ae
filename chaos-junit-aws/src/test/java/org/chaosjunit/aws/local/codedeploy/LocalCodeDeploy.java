package org.chaosjunit.aws.local.codedeploy;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.LocalService;
import org.chaosjunit.aws.local.Operations;
import org.chaosjunit.aws.local.wire.AwsError;
import org.chaosjunit.aws.local.wire.Models;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.codedeploy.model.AutoRollbackConfiguration;
import software.amazon.awssdk.services.codedeploy.model.ComputePlatform;
import software.amazon.awssdk.services.codedeploy.model.ContinueDeploymentRequest;
import software.amazon.awssdk.services.codedeploy.model.ContinueDeploymentResponse;
import software.amazon.awssdk.services.codedeploy.model.CreateDeploymentGroupRequest;
import software.amazon.awssdk.services.codedeploy.model.CreateDeploymentGroupResponse;
import software.amazon.awssdk.services.codedeploy.model.CreateDeploymentRequest;
import software.amazon.awssdk.services.codedeploy.model.CreateDeploymentResponse;
import software.amazon.awssdk.services.codedeploy.model.DeploymentCreator;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStatus;
import software.amazon.awssdk.services.codedeploy.model.DeploymentTargetType;
import software.amazon.awssdk.services.codedeploy.model.DeploymentWaitType;
import software.amazon.awssdk.services.codedeploy.model.ErrorInformation;
import software.amazon.awssdk.services.codedeploy.model.GetDeploymentGroupRequest;
import software.amazon.awssdk.services.codedeploy.model.GetDeploymentGroupResponse;
import software.amazon.awssdk.services.codedeploy.model.GetDeploymentRequest;
import software.amazon.awssdk.services.codedeploy.model.GetDeploymentResponse;
import software.amazon.awssdk.services.codedeploy.model.GetDeploymentTargetRequest;
import software.amazon.awssdk.services.codedeploy.model.GetDeploymentTargetResponse;
import software.amazon.awssdk.services.codedeploy.model.LifecycleEventStatus;
import software.amazon.awssdk.services.codedeploy.model.ListDeploymentTargetsRequest;
import software.amazon.awssdk.services.codedeploy.model.ListDeploymentTargetsResponse;
import software.amazon.awssdk.services.codedeploy.model.PutLifecycleEventHookExecutionStatusRequest;
import software.amazon.awssdk.services.codedeploy.model.PutLifecycleEventHookExecutionStatusResponse;
import software.amazon.awssdk.services.codedeploy.model.StopDeploymentRequest;
import software.amazon.awssdk.services.codedeploy.model.StopDeploymentResponse;
import software.amazon.awssdk.services.codedeploy.model.StopStatus;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** CodeDeploy: deployments of functions, all traffic at once. */
public final class LocalCodeDeploy implements LocalService {
    private static final String ALL_AT_ONCE = "CodeDeployDefault.LambdaAllAtOnce";

    private final Applications applications = new Applications();
    private final Map<String, DeploymentGroupInfo> groups = new ConcurrentHashMap<>();
    private final Map<String, Deployment> deployments = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "local-codedeploy");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Duration hookTime = Duration.ofHours(1);
    private LocalAws aws;

    @Override
    public void register(LocalAws stand) {
        aws = stand;
        Operations on = stand.service("codedeploy").json("1.1", "CodeDeploy_20141006");
        applications.register(on, stand);
        on.on(CreateDeploymentGroupRequest::builder, this::createGroup)
                .resource(r -> arn(r.applicationName(), r.deploymentGroupName()))
                .needs("iam:PassRole", CreateDeploymentGroupRequest::serviceRoleArn);
        on.on(GetDeploymentGroupRequest::builder, this::getGroup)
                .resource(r -> arn(r.applicationName(), r.deploymentGroupName()));
        on.on(CreateDeploymentRequest::builder, this::create)
                .resource(r -> arn(r.applicationName(), r.deploymentGroupName()));
        on.on(GetDeploymentRequest::builder, this::get).resource(r -> arn(r.deploymentId()));
        on.on(ListDeploymentTargetsRequest::builder, this::targets).resource(r -> arn(r.deploymentId()));
        on.on(GetDeploymentTargetRequest::builder, this::target).resource(r -> arn(r.deploymentId()));
        on.on(ContinueDeploymentRequest::builder, this::proceed).resource(r -> arn(r.deploymentId()));
        on.on(StopDeploymentRequest::builder, this::stop).resource(r -> arn(r.deploymentId()));
        on.on(PutLifecycleEventHookExecutionStatusRequest::builder, this::report)
                .resource(r -> arn(r.deploymentId()));
    }

    /** Sets how long, of real time, a hook may take until it has failed; one hour otherwise. */
    public void hookTime(Duration time) {
        hookTime = time;
    }

    /** Lets a deployment wait to be told to go on, as those of servers and containers can. */
    public void await(String id) {
        deployment(id)
                .told(deployment(id).info().toBuilder()
                        .status(DeploymentStatus.READY)
                        .build());
    }

    private String arn(String application, String group) {
        return aws.arn("codedeploy", "deploymentgroup:" + application + "/" + group);
    }

    private String arn(String deployment) {
        return Optional.ofNullable(deployments.get(deployment))
                .map(each -> arn(each.info().applicationName(), each.info().deploymentGroupName()))
                .orElse("*");
    }

    private CreateDeploymentGroupResponse createGroup(CreateDeploymentGroupRequest request) {
        applications.check(request.applicationName());
        allAtOnce(request.deploymentConfigName());
        if (request.serviceRoleArn() == null) {
            throw new AwsError("RoleRequiredException", 400, "The role ID was not specified.");
        }
        DeploymentGroupInfo group = Models.copy(request, DeploymentGroupInfo.builder())
                .deploymentGroupId(UUID.randomUUID().toString())
                .deploymentConfigName(ALL_AT_ONCE)
                .computePlatform(ComputePlatform.LAMBDA)
                .build();
        if (groups.putIfAbsent(arn(request.applicationName(), request.deploymentGroupName()), group) != null) {
            throw new AwsError(
                    "DeploymentGroupAlreadyExistsException",
                    400,
                    "Deployment Group name already exists: " + request.deploymentGroupName());
        }
        return CreateDeploymentGroupResponse.builder()
                .deploymentGroupId(group.deploymentGroupId())
                .build();
    }

    private static void allAtOnce(@Nullable String configuration) {
        if (configuration != null && !configuration.equals(ALL_AT_ONCE)) {
            throw new AwsError(
                    "InvalidDeploymentConfigNameException", 501, "The stand-in knows " + ALL_AT_ONCE + " only.");
        }
    }

    private DeploymentGroupInfo group(String application, String name) {
        applications.check(application);
        return Optional.ofNullable(groups.get(arn(application, name)))
                .orElseThrow(() -> new AwsError(
                        "DeploymentGroupDoesNotExistException", 400, "No Deployment Group found for name: " + name));
    }

    private GetDeploymentGroupResponse getGroup(GetDeploymentGroupRequest request) {
        return GetDeploymentGroupResponse.builder()
                .deploymentGroupInfo(group(request.applicationName(), request.deploymentGroupName()))
                .build();
    }

    private synchronized CreateDeploymentResponse create(CreateDeploymentRequest request) {
        DeploymentGroupInfo group = group(request.applicationName(), request.deploymentGroupName());
        allAtOnce(request.deploymentConfigName());
        AppSpec spec = AppSpec.of(request.revision());
        Optional<String> active = deployments.values().stream()
                .filter(each -> !each.hasEnded()
                        && each.info().applicationName().equals(request.applicationName())
                        && each.info().deploymentGroupName().equals(request.deploymentGroupName()))
                .map(each -> each.info().deploymentId())
                .findFirst();
        if (active.isPresent()) {
            throw new AwsError(
                    "DeploymentLimitExceededException",
                    400,
                    "The Deployment Group '" + request.deploymentGroupName() + "' already has an active Deployment '"
                            + active.get() + "'");
        }
        DeploymentInfo info = Models.copy(request, DeploymentInfo.builder())
                .deploymentId(newId())
                .deploymentConfigName(ALL_AT_ONCE)
                .computePlatform(ComputePlatform.LAMBDA)
                .creator(DeploymentCreator.USER)
                .status(DeploymentStatus.IN_PROGRESS)
                .createTime(aws.clock().instant())
                .build();
        Deployment deployment = new Deployment(info, spec, lambda(group, info.deploymentId()), hookTime);
        deployments.put(info.deploymentId(), deployment);
        threads.execute(() -> run(deployment, group, request.autoRollbackConfiguration()));
        return CreateDeploymentResponse.builder()
                .deploymentId(info.deploymentId())
                .build();
    }

    private static String newId() {
        return "d-"
                + UUID.randomUUID().toString().replace("-", "").substring(0, 9).toUpperCase(Locale.ROOT);
    }

    private LambdaClient lambda(DeploymentGroupInfo group, String session) {
        return LambdaClient.builder()
                .endpointOverride(aws.endpoint())
                .region(aws.region())
                .credentialsProvider(
                        StaticCredentialsProvider.create(aws.callers().assume(group.serviceRoleArn(), session)))
                .build();
    }

    private void run(Deployment deployment, DeploymentGroupInfo group, @Nullable AutoRollbackConfiguration own) {
        try {
            AutoRollbackConfiguration rollback = own == null ? group.autoRollbackConfiguration() : own;
            if (deployment.fails()
                    && rollback != null
                    && Boolean.TRUE.equals(rollback.enabled())
                    && rollback.eventsAsStrings().contains("DEPLOYMENT_FAILURE")) {
                rollBack(deployment);
            }
        } catch (InterruptedException e) {
            deployment.stop();
        }
    }

    /** A deployment of its own, which takes back what the other has done and runs no hooks. */
    private void rollBack(Deployment failed) {
        if (failed.isShifted()) {
            failed.back();
        }
        DeploymentInfo before = failed.info();
        String id = newId();
        DeploymentInfo info = before.toBuilder()
                .deploymentId(id)
                .creator(DeploymentCreator.CODE_DEPLOY_ROLLBACK)
                .status(DeploymentStatus.SUCCEEDED)
                .errorInformation((ErrorInformation) null)
                .rollbackInfo(r -> r.rollbackTriggeringDeploymentId(before.deploymentId()))
                .build();
        deployments.put(id, failed.as(info));
        failed.told(
                before.toBuilder().rollbackInfo(r -> r.rollbackDeploymentId(id)).build());
    }

    private Deployment deployment(String id) {
        return Optional.ofNullable(deployments.get(id))
                .orElseThrow(() -> new AwsError(
                        "DeploymentDoesNotExistException",
                        400,
                        "The deployment with ID " + id + " could not be found."));
    }

    private GetDeploymentResponse get(GetDeploymentRequest request) {
        return GetDeploymentResponse.builder()
                .deploymentInfo(deployment(request.deploymentId()).info())
                .build();
    }

    private ListDeploymentTargetsResponse targets(ListDeploymentTargetsRequest request) {
        return ListDeploymentTargetsResponse.builder()
                .targetIds(deployment(request.deploymentId()).spec().target())
                .build();
    }

    private GetDeploymentTargetResponse target(GetDeploymentTargetRequest request) {
        Deployment deployment = deployment(request.deploymentId());
        AppSpec spec = deployment.spec();
        if (!spec.target().equals(request.targetId())) {
            throw new AwsError(
                    "DeploymentTargetDoesNotExistException", 400, "No target found for id: " + request.targetId());
        }
        return GetDeploymentTargetResponse.builder()
                .deploymentTarget(target -> target.deploymentTargetType(DeploymentTargetType.LAMBDA_TARGET)
                        .lambdaTarget(lambda -> lambda.deploymentId(request.deploymentId())
                                .targetId(spec.target())
                                .lifecycleEvents(deployment.events())
                                .lambdaFunctionInfo(function -> function.functionName(spec.function())
                                        .functionAlias(spec.alias())
                                        .currentVersion(spec.currentVersion())
                                        .targetVersion(spec.targetVersion())
                                        .targetVersionWeight(deployment.isShifted() ? 1.0 : 0.0))))
                .build();
    }

    private ContinueDeploymentResponse proceed(ContinueDeploymentRequest request) {
        Deployment deployment = deployment(request.deploymentId());
        if (request.deploymentWaitType() != DeploymentWaitType.READY_WAIT
                || deployment.info().status() != DeploymentStatus.READY) {
            throw new AwsError(
                    "DeploymentIsNotInReadyStateException",
                    400,
                    "The deployment " + request.deploymentId() + " does not wait.");
        }
        deployment.told(deployment.info().toBuilder()
                .status(DeploymentStatus.IN_PROGRESS)
                .build());
        return ContinueDeploymentResponse.builder().build();
    }

    private StopDeploymentResponse stop(StopDeploymentRequest request) {
        Deployment deployment = deployment(request.deploymentId());
        if (!deployment.stop()) {
            throw new AwsError(
                    "DeploymentAlreadyCompletedException",
                    400,
                    "The deployment " + request.deploymentId() + " has already completed.");
        }
        if (Boolean.TRUE.equals(request.autoRollbackEnabled())) {
            rollBack(deployment);
        }
        return StopDeploymentResponse.builder()
                .status(StopStatus.SUCCEEDED)
                .statusMessage("The deployment was stopped.")
                .build();
    }

    private PutLifecycleEventHookExecutionStatusResponse report(PutLifecycleEventHookExecutionStatusRequest request) {
        Deployment deployment = deployment(request.deploymentId());
        if (!Set.of(LifecycleEventStatus.SUCCEEDED, LifecycleEventStatus.FAILED).contains(request.status())) {
            throw new AwsError(
                    "InvalidLifecycleEventHookExecutionStatusException",
                    400,
                    "A hook reports Succeeded or Failed, not " + request.statusAsString() + ".");
        }
        Step step = deployment
                .step(request.lifecycleEventHookExecutionId())
                .orElseThrow(() -> new AwsError(
                        "InvalidLifecycleEventHookExecutionIdException",
                        400,
                        "No hook execution " + request.lifecycleEventHookExecutionId() + " in " + request.deploymentId()
                                + "."));
        if (!step.report(request.status())) {
            throw new AwsError(
                    "LifecycleEventAlreadyCompletedException",
                    400,
                    "The lifecycle event " + step.name() + " has already completed.");
        }
        return PutLifecycleEventHookExecutionStatusResponse.builder()
                .lifecycleEventHookExecutionId(step.execution())
                .build();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
