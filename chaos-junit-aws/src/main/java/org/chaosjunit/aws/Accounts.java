package org.chaosjunit.aws;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.sts.StsClient;

/** The accounts that the credentials of this process belong to. */
final class Accounts {
    private static final Map<AwsPlace, String> KNOWN = new ConcurrentHashMap<>();

    private Accounts() {}

    static String of(AwsPlace place) {
        // Not computed inside the map: a call that hangs must not keep others from what is known.
        String known = KNOWN.get(place);
        if (known == null) {
            known = AwsClients.client(place, "sts", StsClient.builder())
                    .getCallerIdentity()
                    .account();
            KNOWN.put(place, known);
        }
        return known;
    }
}
