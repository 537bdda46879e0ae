package org.chaosjunit.aws.local;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** Who is behind an access key. The stand-in believes every key; one that it did not give out is a user of its own. */
public final class Callers {
    private final String account;
    private final Map<String, String> arns = new ConcurrentHashMap<>();

    Callers(String account) {
        this.account = account;
    }

    /** Gives out credentials for a session of a role, as functions and schedules have them. */
    public AwsSessionCredentials assume(String roleArn, String session) {
        String key = "ASIA" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
        String role = roleArn.substring(roleArn.lastIndexOf('/') + 1);
        arns.put(key, "arn:aws:sts::" + account + ":assumed-role/" + role + "/" + session);
        return AwsSessionCredentials.create(key, "local", "local");
    }

    /** Returns the ARN of a caller; a service is called by its name. */
    public String arn(String accessKey) {
        if (accessKey.endsWith(".amazonaws.com")) {
            return accessKey;
        }
        return arns.getOrDefault(accessKey, "arn:aws:iam::" + account + ":user/" + accessKey);
    }
}
