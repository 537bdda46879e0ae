package org.chaosjunit.aws.handler;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.chaosjunit.spi.ExemptThread;

/**
 * A configuration in AppConfig, served by its agent on this machine.
 *
 * <p>See "Using the AWS AppConfig Agent Lambda extension" in the AppConfig User Guide.
 */
final class AppConfigSource implements FlagSource {
    private static final int CONNECT_MILLIS = 1_000;
    private static final int READ_MILLIS = 3_000;
    private static final String PREFIX = "FAILURE_APPCONFIG_";

    private final Map<String, String> environment;

    AppConfigSource(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public String name() {
        return "appconfig";
    }

    // The agent has a cache of its own.
    @Override
    public double defaultCacheSeconds() {
        return 0;
    }

    @Override
    public String fetch() throws Exception {
        // On a thread that no fault hits: a deny list must not hide the end of itself.
        FutureTask<String> get = new FutureTask<>(() -> get(url()));
        new ExemptThread(get, "chaos-junit asks the AppConfig agent").start();
        return get.get(CONNECT_MILLIS + 2L * READ_MILLIS, TimeUnit.MILLISECONDS);
    }

    private URI url() {
        String port = environment.getOrDefault("AWS_APPCONFIG_EXTENSION_HTTP_PORT", "2772");
        return URI.create("http://localhost:" + port + "/applications/" + part("APPLICATION") + "/environments/"
                + part("ENVIRONMENT") + "/configurations/" + part("CONFIGURATION"));
    }

    private String part(String name) {
        String value = environment.getOrDefault(PREFIX + name, "");
        if (value.isEmpty()) {
            throw new IllegalStateException("the environment variable " + PREFIX + name + " is not set");
        }
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String get(URI url) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(READ_MILLIS);
        // Shared with nobody, lest a fault acts on it.
        connection.setRequestProperty("Connection", "close");
        int status = connection.getResponseCode();
        if (status != HttpURLConnection.HTTP_OK) {
            throw new IOException("the AppConfig agent answered " + status + " to " + url);
        }
        try (InputStream in = connection.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
