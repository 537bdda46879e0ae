package org.chaosjunit.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.chaosjunit.net.BlackHole;
import org.chaosjunit.result.Evidence;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.NetworkEffect.Deny;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Every client, with a new connection and with one pooled before the fault,")
class ClientMatrixTests {
    private static final int LATENCY = 400;

    @ParameterizedTest
    @EnumSource
    void waits_for_at_least_the_latency(Client client) throws Exception {
        try (OrderServer server = new OrderServer();
                Client.Calls calls = client.open(server.url())) {
            Evidence evidence;
            try (Injected injected = Injected.inject(new Slow(LATENCY, server.host()))) {
                assertThat(Outcome.of(calls).millis()).isGreaterThanOrEqualTo(LATENCY);
                assertThat(Outcome.of(calls).millis()).isGreaterThanOrEqualTo(LATENCY);
                evidence = injected.theEvidence();
            }
            assertThat(server.requests()).isEqualTo(2);
            assertThat(evidence.unit()).isEqualTo("exchanges");
            assertThat(evidence.matched()).isEqualTo(2);
            assertThat(evidence.applied()).isEqualTo(2);
            assertThat(evidence.magnitude()).isEqualTo(new Evidence.Magnitude("ms", LATENCY, LATENCY, LATENCY));
            assertUndisturbed(calls, server);
        }
    }

    @ParameterizedTest
    @EnumSource
    void waits_on_a_pooled_connection_too(Client client) throws Exception {
        try (OrderServer server = new OrderServer();
                Client.Calls calls = client.open(server.url())) {
            Slow fault = new Slow(LATENCY, server.host());
            pool(calls, fault);
            try (Injected injected = Injected.inject(fault)) {
                assertThat(Outcome.of(calls).millis()).isGreaterThanOrEqualTo(LATENCY);
                assertThat(injected.theEvidence().applied()).isEqualTo(1);
            }
            assertUndisturbed(calls, server);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void is_refused_as_by_a_port_that_is_closed(Client client) throws Exception {
        Outcome real = against(client, "http://localhost:" + closedPort() + "/");
        assertThat(real.cause())
                .isEqualTo(client == Client.JAVA_NET_HTTP ? "ClosedChannelException" : realCause(client));
        assertDeniedLike(client, Deny.REFUSED, real);
    }

    @ParameterizedTest
    @EnumSource
    void times_out_as_when_nobody_answers(Client client) throws Exception {
        try (BlackHole hole = new BlackHole()) {
            Outcome real = against(client, "http://localhost:" + hole.address().getPort() + "/");
            assertThat(real.thrown().toString()).contains("Timeout");
            assertDeniedLike(client, Deny.TIMEOUT, real);
        }
    }

    @ParameterizedTest
    @EnumSource
    void is_reset_as_by_a_server_that_resets(Client client) throws Exception {
        try (ResettingServer server = new ResettingServer()) {
            Outcome real = against(client, server.url());
            if (client == Client.AWS_NETTY) {
                // Whether it meets the reset while reading or finds the channel closed, is a race, really too.
                assertDeniedWithCause(client, Deny.RESET, "SocketException", "IOException");
            } else {
                assertThat(real.cause()).isEqualTo("SocketException");
                assertDeniedLike(client, Deny.RESET, real);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void cannot_resolve_a_name_that_is_denied(Client client) throws Exception {
        try (OrderServer server = new OrderServer();
                Client.Calls calls = client.open(server.url())) {
            try (Injected injected = Injected.inject(new Denied(Deny.UNKNOWN_HOST, "localhost"))) {
                Outcome outcome = Outcome.of(calls);
                assertUnknown(
                        client,
                        outcome,
                        client == Client.JAVA_NET_HTTP ? "UnresolvedAddressException" : "UnknownHostException");
                assertThat(injected.theEvidence().applied()).isPositive();
                assertThat(injected.theEvidence().achievedPercentage()).isEqualTo(100);
            }
            assertThat(server.requests()).isZero();
            assertUndisturbed(calls, server);
        }
    }

    @ParameterizedTest
    @EnumSource
    void cannot_resolve_a_name_that_is_denied_for_one_port(Client client) throws Exception {
        try (OrderServer server = new OrderServer();
                Client.Calls calls = client.open(server.url())) {
            try (Injected injected = Injected.inject(new Denied(Deny.UNKNOWN_HOST, server.host()))) {
                Outcome outcome = Outcome.of(calls);
                assertUnknown(client, outcome, "UnknownHostException");
                assertThat(injected.theEvidence().applied()).isPositive();
            }
            assertThat(server.requests()).isZero();
            assertUndisturbed(calls, server);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"UNKNOWN_HOST", "REFUSED"})
    void loses_a_pooled_connection_before_anything_is_sent(Deny deny) throws Exception {
        for (Client client : Client.values()) {
            assertDeniedWhenPooled(client, deny, 0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void waits_in_vain_on_a_pooled_connection(Client client) throws Exception {
        Outcome outcome = assertDeniedWhenPooled(client, Deny.TIMEOUT, 0);
        assertThat(outcome.millis()).isGreaterThanOrEqualTo(Client.READ.toMillis() - 1);
        assertThat(outcome.thrown().toString()).contains("Timeout");
    }

    @ParameterizedTest
    @EnumSource
    void is_reset_on_a_pooled_connection_when_the_answer_begins(Client client) throws Exception {
        Outcome outcome = assertDeniedWhenPooled(client, Deny.RESET, 1);
        if (client != Client.AWS_NETTY) {
            assertThat(outcome.cause()).isEqualTo("SocketException");
        }
    }

    private static void assertDeniedLike(Client client, Deny deny, Outcome real) throws Exception {
        Outcome outcome = assertDeniedWithCause(client, deny, real.cause());
        assertThat(outcome.thrown()).isEqualTo(real.thrown());
        // A reset is met while reading or while writing, and the words differ.
        if (deny != Deny.RESET) {
            assertThat(withoutPorts(outcome.message())).isEqualTo(withoutPorts(real.message()));
        }
    }

    private static Outcome assertDeniedWithCause(Client client, Deny deny, String... causes) throws Exception {
        try (OrderServer server = new OrderServer();
                Client.Calls calls = client.open(server.url())) {
            Outcome outcome;
            try (Injected injected = Injected.inject(new Denied(deny, server.host()))) {
                outcome = Outcome.of(calls);
                assertThat(outcome.cause()).isIn((Object[]) causes);
                assertThat(injected.theEvidence().unit()).isEqualTo("connections");
                assertThat(injected.theEvidence().applied()).isPositive();
                assertThat(injected.theEvidence().achievedPercentage()).isEqualTo(100);
            }
            assertUndisturbed(calls, server);
            return outcome;
        }
    }

    // The SDK on Netty really hangs on an unknown name, with no agent too, if the thread that waits for a connection is
    // also the one that fails to open it.
    private static void assertUnknown(Client client, Outcome outcome, String cause) {
        if (client != Client.AWS_NETTY || !outcome.cause().equals("TimeoutException")) {
            assertThat(outcome.cause()).isEqualTo(cause);
            assertThat(outcome.message()).isIn("localhost: Name or service not known", "localhost", null);
        } else {
            assertThat(outcome.message()).startsWith("Acquire operation took longer");
        }
    }

    // Some clients retry once on a new connection; the server then sees what is forwarded again.
    private static Outcome assertDeniedWhenPooled(Client client, Deny deny, int forwarded) throws Exception {
        try (OrderServer server = new OrderServer();
                Client.Calls calls = client.open(server.url())) {
            Denied fault = new Denied(deny, server.host());
            pool(calls, fault);
            int before = server.requests();
            Outcome outcome;
            try (Injected injected = Injected.inject(fault)) {
                outcome = Outcome.of(calls);
                assertThat(outcome.answer()).isNull();
                assertThat(server.requests() - before).isBetween(forwarded, 2 * forwarded);
                assertThat(injected.theEvidence().applied()).isPositive();
                assertThat(injected.theEvidence().achievedPercentage()).isEqualTo(100);
            }
            assertUndisturbed(calls, server);
            return outcome;
        }
    }

    private static void pool(Client.Calls calls, Fault later) throws Exception {
        Injected.target().prepare(List.of(later));
        calls.call();
        calls.call();
    }

    private static void assertUndisturbed(Client.Calls calls, OrderServer server) {
        int before = server.requests();
        assertThat(Outcome.of(calls).thrown()).isEmpty();
        assertThat(server.requests() - before).isEqualTo(1);
    }

    private static Outcome against(Client client, String url) throws IOException {
        try (Client.Calls calls = client.open(url)) {
            return Outcome.of(calls);
        }
    }

    private static String realCause(Client client) {
        return client == Client.APACHE_5 ? "HttpHostConnectException" : "ConnectException";
    }

    private static String withoutPorts(@Nullable String message) {
        return String.valueOf(message).replaceAll("localhost(/127.0.0.1)?:[0-9]+", "localhost");
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
