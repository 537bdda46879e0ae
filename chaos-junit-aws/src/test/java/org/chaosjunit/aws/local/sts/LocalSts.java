package org.chaosjunit.aws.local.sts;

import java.time.Duration;
import org.chaosjunit.aws.local.Answer;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.LocalService;
import org.chaosjunit.aws.local.wire.WireRequest;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** The Security Token Service. */
public final class LocalSts implements LocalService {
    @Override
    public void register(LocalAws aws) {
        var sts = aws.service("sts").query("https://sts.amazonaws.com/doc/2011-06-15/", "2011-06-15");
        sts.onRaw(GetCallerIdentityRequest::builder, (request, raw) -> Answer.of(identity(aws, raw)));
        sts.on(AssumeRoleRequest::builder, request -> assume(aws, request)).resource(AssumeRoleRequest::roleArn);
    }

    private static GetCallerIdentityResponse identity(LocalAws aws, WireRequest raw) {
        String accessKey = raw.scope().orElseThrow().accessKey();
        return GetCallerIdentityResponse.builder()
                .account(aws.account())
                .userId(accessKey)
                .arn(aws.callers().arn(accessKey))
                .build();
    }

    private static AssumeRoleResponse assume(LocalAws aws, AssumeRoleRequest request) {
        AwsSessionCredentials session = aws.callers().assume(request.roleArn(), request.roleSessionName());
        return AssumeRoleResponse.builder()
                .assumedRoleUser(user -> user.arn(aws.callers().arn(session.accessKeyId()))
                        .assumedRoleId(session.accessKeyId() + ":" + request.roleSessionName()))
                .credentials(credentials -> credentials
                        .accessKeyId(session.accessKeyId())
                        .secretAccessKey(session.secretAccessKey())
                        .sessionToken(session.sessionToken())
                        .expiration(aws.clock().instant().plus(Duration.ofHours(1))))
                .build();
    }
}
