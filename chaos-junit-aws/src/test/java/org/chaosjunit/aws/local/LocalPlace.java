package org.chaosjunit.aws.local;

import java.util.HashMap;
import java.util.Map;

/** Lets this JVM find a stand-in instead of AWS, until it is closed. */
public final class LocalPlace implements AutoCloseable {
    private final Map<String, String> before = new HashMap<>();

    /** Calls with the usual access key. */
    public LocalPlace(LocalAws aws) {
        this(aws, aws.environment().get("AWS_ACCESS_KEY_ID"));
    }

    /** Calls with this access key; the stand-in knows each as another user. */
    public LocalPlace(LocalAws aws, String accessKey) {
        set("aws.endpointUrl", aws.endpoint().toString());
        set("aws.region", aws.region().id());
        set("aws.accessKeyId", accessKey);
        set("aws.secretAccessKey", "local");
    }

    private void set(String name, String value) {
        before.put(name, System.getProperty(name));
        System.setProperty(name, value);
    }

    @Override
    public void close() {
        before.forEach((name, value) -> {
            if (value == null) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, value);
            }
        });
    }
}
