package org.chaosjunit.aws.handler;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chaosjunit.aws.local.HttpEndpoint;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.wire.WireRequest;
import org.chaosjunit.aws.local.wire.WireResponse;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.appconfigdata.AppConfigDataClient;

/** The AppConfig agent as its guide tells of it: it keeps a session with the data plane; here it polls each time. */
final class DataPlaneAgent implements AutoCloseable {
    private static final Pattern PATH =
            Pattern.compile("/applications/([^/]+)/environments/([^/]+)/configurations/([^/]+)");

    private final AppConfigDataClient data;
    private final HttpEndpoint http;
    private @Nullable String token;
    private byte[] latest = {};

    DataPlaneAgent(LocalAws aws) {
        data = aws.client(AppConfigDataClient.builder().httpClient(UrlConnectionHttpClient.create()));
        http = HttpEndpoint.start("data-plane-agent", 0, this::answer);
    }

    int port() {
        return http.port();
    }

    private synchronized WireResponse answer(WireRequest request) {
        Matcher path = PATH.matcher(URLDecoder.decode(request.path(), StandardCharsets.UTF_8));
        if (!path.matches()) {
            return WireResponse.text(400, "application/json", "{}");
        }
        try {
            if (token == null) {
                token = data.startConfigurationSession(session -> session.applicationIdentifier(path.group(1))
                                .environmentIdentifier(path.group(2))
                                .configurationProfileIdentifier(path.group(3)))
                        .initialConfigurationToken();
            }
            var polled = data.getLatestConfiguration(poll -> poll.configurationToken(token));
            token = polled.nextPollConfigurationToken();
            // Nothing means: as before.
            latest = polled.configuration().asByteArray().length == 0
                    ? latest
                    : polled.configuration().asByteArray();
            return new WireResponse(200, Map.of("Content-Type", "application/json"), latest);
        } catch (AwsServiceException e) {
            token = null;
            return WireResponse.text(e.statusCode(), "application/json", "{\"latency\":{\"enabled\":true}}");
        }
    }

    @Override
    public void close() {
        http.close();
        data.close();
    }
}
