package org.chaosjunit.aws;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

@DisplayName("The account of the credentials")
class AccountTests {
    private static final Predicate<String> NAMES_CREDENTIALS = Pattern.compile(
                    "AWS_(ACCESS_KEY_ID|CONTAINER_|WEB_IDENTITY_|PROFILE).*")
            .asMatchPredicate();

    private final Map<String, String> before = new HashMap<>();

    private void set(String name, String value) {
        clear(name);
        System.setProperty(name, value);
    }

    private void clear(String name) {
        before.put(name, System.getProperty(name, ""));
        System.clearProperty(name);
    }

    @AfterEach
    void restore() {
        before.forEach((name, value) -> {
            if (value.isEmpty()) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, value);
            }
        });
    }

    @Test
    @DisplayName("cannot be asked for where nobody answers, and it is said where that is")
    void unreachable() throws IOException {
        set("aws.accessKeyId", "a");
        set("aws.secretAccessKey", "b");
        URI nobody = free();
        assertThatThrownBy(() -> at(nobody).account())
                .isInstanceOf(SdkClientException.class)
                .hasMessage("sts:GetCallerIdentity, which tells the account (at " + nobody + "), failed: Unable to"
                        + " execute HTTP request: nobody answers at 127.0.0.1:" + nobody.getPort()
                        + " (SDK Attempt Count: 3)");
    }

    @Test
    @DisplayName("cannot be asked for without credentials, and it is said how to give them")
    void withoutCredentials() throws IOException {
        Assumptions.assumeTrue(
                System.getenv().keySet().stream().noneMatch(NAMES_CREDENTIALS), "no credentials in the environment");
        // Other tests of this JVM may have left theirs.
        clear("aws.accessKeyId");
        clear("aws.secretAccessKey");
        set("aws.disableEc2Metadata", "true");
        set("aws.sharedCredentialsFile", "no-such-file");
        set("aws.configFile", "no-such-file");
        AwsPlace place = at(free());
        assertThatThrownBy(place::account)
                .isInstanceOf(SdkClientException.class)
                .hasMessage("no credentials of AWS were found. Set `AWS_PROFILE`, or `AWS_ACCESS_KEY_ID` and"
                        + " `AWS_SECRET_ACCESS_KEY`; for a local stand-in of AWS any text will do");
    }

    private static AwsPlace at(URI endpoint) {
        return new AwsPlace("eu-central-1", Map.of("*", endpoint));
    }

    /** Returns an address at which nobody listens any more. */
    private static URI free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
    }
}
