package org.chaosjunit.aws.cloudwatch;

import java.util.HashMap;
import java.util.Map;
import org.chaosjunit.aws.local.LocalAws;

/** Lets this JVM find a stand-in instead of AWS. */
final class LocalPlace implements AutoCloseable {
    private final Map<String, String> before = new HashMap<>();

    LocalPlace(LocalAws aws) {
        set("aws.endpointUrl", aws.endpoint().toString());
        set("aws.region", aws.region().id());
        set("aws.accessKeyId", "AKIALOCALAWS00000000");
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
