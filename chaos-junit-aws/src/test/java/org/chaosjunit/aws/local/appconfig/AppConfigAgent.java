package org.chaosjunit.aws.local.appconfig;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chaosjunit.aws.local.HttpEndpoint;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.wire.AwsError;
import org.chaosjunit.aws.local.wire.WireRequest;
import org.chaosjunit.aws.local.wire.WireResponse;

/**
 * The agent that runs beside a function or a container as the AppConfig extension: it serves a configuration over plain
 * HTTP and asks the service for a newer one only once in a poll interval.
 */
public final class AppConfigAgent implements AutoCloseable {
    private static final Pattern PATH =
            Pattern.compile("/applications/([^/]+)/environments/([^/]+)/configurations/([^/]+)");

    private final LocalAws aws;
    private final Duration poll;
    private final double dice = ThreadLocalRandom.current().nextDouble(100);
    private final Map<String, Cached> cache = new HashMap<>();
    private final HttpEndpoint http;

    private record Cached(WireResponse response, Instant until) {}

    private AppConfigAgent(LocalAws aws, Duration poll) {
        this.aws = aws;
        this.poll = poll;
        this.http = HttpEndpoint.start("appconfig-agent", 0, this::answer);
    }

    /**
     * Starts an agent on a free port.
     *
     * @param poll {@code AWS_APPCONFIG_EXTENSION_POLL_INTERVAL_SECONDS}, 45 seconds by default; by the stand-in's clock
     */
    public static AppConfigAgent start(LocalAws aws, Duration poll) {
        return new AppConfigAgent(aws, poll);
    }

    /** Returns the port, for {@code AWS_APPCONFIG_EXTENSION_HTTP_PORT}. */
    public int port() {
        return http.port();
    }

    /** Returns the agent's address. */
    public URI uri() {
        return http.uri();
    }

    private synchronized WireResponse answer(WireRequest request) {
        Instant now = aws.clock().instant();
        Cached cached = cache.get(request.path());
        if (cached == null || !now.isBefore(cached.until())) {
            cached = new Cached(fetched(request.path()), now.plus(poll));
            // The agent does not keep failures.
            if (cached.response().status() == 200) {
                cache.put(request.path(), cached);
            }
        }
        return cached.response();
    }

    private WireResponse fetched(String path) {
        Matcher names = PATH.matcher(path);
        if (!names.matches()) {
            return WireResponse.text(400, "application/json", "{\"Message\":\"Bad request: " + path + "\"}");
        }
        try {
            LocalAppConfig service = aws.service(LocalAppConfig.class);
            var place = service.place(names.group(1), names.group(2), names.group(3));
            int version =
                    service.version(place, dice).orElseThrow(() -> LocalAppConfig.missing("A deployed configuration"));
            String type = place.profile().version(version).contentType();
            return new WireResponse(
                    200,
                    Map.of("Content-Type", type, "Configuration-Version", Integer.toString(version)),
                    place.profile().served(version).asByteArray());
        } catch (AwsError e) {
            return WireResponse.text(e.status(), "application/json", "{\"Message\":\"" + e.getMessage() + "\"}");
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
