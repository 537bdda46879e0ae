package org.chaosjunit.aws;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;

/** The accounts that the credentials of this process belong to. */
final class Accounts {
    private static final Map<AwsPlace, String> KNOWN = new ConcurrentHashMap<>();

    private Accounts() {}

    static String of(AwsPlace place) {
        // Not computed inside the map: a call that hangs must not keep others from what is known.
        String known = KNOWN.get(place);
        if (known == null) {
            known = ask(place);
            KNOWN.put(place, known);
        }
        return known;
    }

    private static String ask(AwsPlace place) {
        try {
            return AwsClients.client(place, "sts", StsClient.builder())
                    .getCallerIdentity()
                    .account();
        } catch (SdkException e) {
            throw SdkClientException.create(why(place, String.valueOf(e.getMessage())), e);
        }
    }

    private static String why(AwsPlace place, String message) {
        // What the SDK says of each place in which it has looked fills a page.
        return message.startsWith("Unable to load credentials from any of the providers")
                ? "no credentials of AWS were found. Set `AWS_PROFILE`, or `AWS_ACCESS_KEY_ID` and"
                        + " `AWS_SECRET_ACCESS_KEY`; for a local stand-in of AWS any text will do"
                : "sts:GetCallerIdentity, which tells the account"
                        + place.endpoint("sts").map(url -> " (at " + url + ')').orElse("") + ", failed: " + message;
    }
}
