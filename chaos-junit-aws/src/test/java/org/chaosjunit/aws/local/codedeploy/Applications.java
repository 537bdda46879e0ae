package org.chaosjunit.aws.local.codedeploy;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.Operations;
import org.chaosjunit.aws.local.wire.AwsError;
import software.amazon.awssdk.services.codedeploy.model.ApplicationInfo;
import software.amazon.awssdk.services.codedeploy.model.ComputePlatform;
import software.amazon.awssdk.services.codedeploy.model.CreateApplicationRequest;
import software.amazon.awssdk.services.codedeploy.model.CreateApplicationResponse;
import software.amazon.awssdk.services.codedeploy.model.GetApplicationRequest;
import software.amazon.awssdk.services.codedeploy.model.GetApplicationResponse;

/** The applications of CodeDeploy. */
final class Applications {
    private final Map<String, ApplicationInfo> byName = new ConcurrentHashMap<>();

    void register(Operations on, LocalAws aws) {
        on.on(CreateApplicationRequest::builder, this::create)
                .resource(r -> aws.arn("codedeploy", "application:" + r.applicationName()));
        on.on(GetApplicationRequest::builder, request -> GetApplicationResponse.builder()
                        .application(check(request.applicationName()))
                        .build())
                .resource(r -> aws.arn("codedeploy", "application:" + r.applicationName()));
    }

    private CreateApplicationResponse create(CreateApplicationRequest request) {
        if (request.computePlatform() != ComputePlatform.LAMBDA) {
            throw new AwsError("InvalidComputePlatformException", 501, "The stand-in knows functions only.");
        }
        ApplicationInfo application = ApplicationInfo.builder()
                .applicationId(UUID.randomUUID().toString())
                .applicationName(request.applicationName())
                .computePlatform(ComputePlatform.LAMBDA)
                .build();
        if (byName.putIfAbsent(request.applicationName(), application) != null) {
            throw new AwsError(
                    "ApplicationAlreadyExistsException",
                    400,
                    "Application already exists: " + request.applicationName());
        }
        return CreateApplicationResponse.builder()
                .applicationId(application.applicationId())
                .build();
    }

    ApplicationInfo check(String name) {
        return Optional.ofNullable(byName.get(name))
                .orElseThrow(() -> new AwsError(
                        "ApplicationDoesNotExistException", 400, "No application found for name: " + name));
    }
}
