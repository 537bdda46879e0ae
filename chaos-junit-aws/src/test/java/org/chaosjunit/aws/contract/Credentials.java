package org.chaosjunit.aws.contract;

import java.util.Map;
import java.util.Properties;

/** Credentials as the SDK's default chain finds them first: in system properties, until they are closed. */
final class Credentials implements AutoCloseable {
    private static final String KEY = "aws.accessKeyId";
    private static final String SECRET = "aws.secretAccessKey";

    private final Properties before = (Properties) System.getProperties().clone();

    private Credentials(Map<String, String> properties) {
        System.clearProperty(KEY);
        System.clearProperty(SECRET);
        properties.forEach(System::setProperty);
    }

    static Credentials of(String key, String secret) {
        return new Credentials(Map.of(KEY, key, SECRET, secret));
    }

    /** Leaves it to the environment; most implementations believe whatever is there. */
    static Credentials ofEnvironment() {
        return System.getenv("AWS_ACCESS_KEY_ID") == null ? of("test", "test") : new Credentials(Map.of());
    }

    @Override
    public void close() {
        System.setProperties(before);
    }
}
