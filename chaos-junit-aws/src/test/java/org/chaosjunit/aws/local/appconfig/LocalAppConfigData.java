package org.chaosjunit.aws.local.appconfig;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.LocalService;
import org.chaosjunit.aws.local.Operations;
import org.chaosjunit.aws.local.wire.AwsError;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.appconfigdata.model.GetLatestConfigurationRequest;
import software.amazon.awssdk.services.appconfigdata.model.GetLatestConfigurationResponse;
import software.amazon.awssdk.services.appconfigdata.model.StartConfigurationSessionRequest;
import software.amazon.awssdk.services.appconfigdata.model.StartConfigurationSessionResponse;

/** The data plane of AppConfig: sessions whose tokens are good for one poll. */
public final class LocalAppConfigData implements LocalService {
    private static final int POLL_SECONDS = 60;

    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private LocalAws aws;

    /**
     * A client.
     *
     * @param arn what it reads
     * @param dice where the client stands among all of them, from 0 to 100
     * @param least how long it must wait between polls
     * @param seen the version that it has; null for none
     */
    private record Session(
            String arn,
            LocalAppConfig.Place place,
            double dice,
            Duration least,
            @Nullable Integer seen,
            @Nullable Instant polled) {}

    @Override
    public void register(LocalAws stand) {
        aws = stand;
        Operations data = stand.service("appconfig").restJson();
        data.on("POST", "/configurationsessions", StartConfigurationSessionRequest::builder, this::start)
                .resource(r ->
                        arn(r.applicationIdentifier(), r.environmentIdentifier(), r.configurationProfileIdentifier()));
        data.on("GET", "/configuration", GetLatestConfigurationRequest::builder, this::latest)
                .resource(r -> Optional.ofNullable(sessions.get(r.configurationToken()))
                        .map(Session::arn)
                        .orElse("*"));
    }

    private String arn(String application, String environment, String profile) {
        return aws.arn(
                "appconfig",
                "application/" + application + "/environment/" + environment + "/configuration/" + profile);
    }

    private StartConfigurationSessionResponse start(StartConfigurationSessionRequest request) {
        var place = aws.service(LocalAppConfig.class)
                .place(
                        request.applicationIdentifier(),
                        request.environmentIdentifier(),
                        request.configurationProfileIdentifier());
        Integer least = request.requiredMinimumPollIntervalInSeconds();
        Session session = new Session(
                arn(
                        request.applicationIdentifier(),
                        request.environmentIdentifier(),
                        request.configurationProfileIdentifier()),
                place,
                ThreadLocalRandom.current().nextDouble(100),
                Duration.ofSeconds(least == null ? 0 : least),
                null,
                null);
        return StartConfigurationSessionResponse.builder()
                .initialConfigurationToken(token(session))
                .build();
    }

    private String token(Session session) {
        String token = UUID.randomUUID().toString();
        sessions.put(token, session);
        return token;
    }

    private GetLatestConfigurationResponse latest(GetLatestConfigurationRequest request) {
        Session session = Optional.ofNullable(sessions.remove(request.configurationToken()))
                .orElseThrow(() -> new AwsError("BadRequestException", 400, "Token not valid")
                        .with("Reason", "InvalidParameters"));
        Instant now = aws.clock().instant();
        if (session.polled() != null && now.isBefore(session.polled().plus(session.least()))) {
            throw new AwsError("BadRequestException", 400, "Request too early").with("Reason", "InvalidParameters");
        }
        Integer version = aws.service(LocalAppConfig.class)
                .version(session.place(), session.dice())
                .orElseThrow(() -> LocalAppConfig.missing("A deployed configuration"));
        Session next = new Session(session.arn(), session.place(), session.dice(), session.least(), version, now);
        var answer = GetLatestConfigurationResponse.builder()
                .nextPollConfigurationToken(token(next))
                .nextPollIntervalInSeconds(POLL_SECONDS)
                .configuration(SdkBytes.fromByteArray(new byte[0]));
        if (!version.equals(session.seen())) {
            var hosted = session.place().profile().version(version);
            answer.configuration(session.place().profile().served(version))
                    .contentType(hosted.contentType())
                    .versionLabel(hosted.versionLabel());
        }
        return answer.build();
    }
}
