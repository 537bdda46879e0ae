package org.chaosjunit.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.chaosjunit.result.Evidence;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.HostPatterns;
import org.chaosjunit.spi.NetworkEffect.Deny;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The evidence of a network fault")
class NetworkEvidenceTests {
    private static final int CALLS = 400;

    @Test
    void counts_a_percentage_of_exchanges_that_a_seed_repeats() throws Exception {
        try (OrderServer server = new OrderServer();
                Client.Calls calls = Client.HTTP_URL_CONNECTION.open(server.url())) {
            Slow fault = new Slow(1, 3, HostPatterns.of(server.host()), 30);
            Evidence first = evidenceOf(calls, 7, fault);
            Evidence second = evidenceOf(calls, 7, fault);
            assertThat(first.matched()).isEqualTo(CALLS);
            assertThat(first.achievedPercentage()).isCloseTo(30, within(7.0));
            assertThat(second.applied()).isEqualTo(first.applied());
            assertThat(second.magnitude()).isEqualTo(first.magnitude());
            assertThat(first.magnitude()).satisfies(magnitude -> {
                assertThat(magnitude.min()).isEqualTo(1);
                assertThat(magnitude.max()).isEqualTo(3);
                assertThat(magnitude.mean()).isCloseTo(2, within(0.3));
            });
            assertThat(first.percentage()).isEqualTo(30);
        }
    }

    @Test
    void counts_a_percentage_of_connections() throws Exception {
        try (OrderServer server = new OrderServer()) {
            Denied fault = new Denied(Deny.REFUSED, HostPatterns.of(server.host()), 25);
            int refused = 0;
            Evidence evidence;
            try (Injected injected = Injected.inject(fault)) {
                for (int i = 0; i < CALLS; i++) {
                    try (Client.Calls fresh = Client.APACHE_5.open(server.url())) {
                        refused += Outcome.of(fresh).thrown().isEmpty() ? 0 : 1;
                    }
                }
                evidence = injected.theEvidence();
            }
            assertThat(evidence.applied()).isEqualTo(refused);
            assertThat(evidence.matched()).isEqualTo(CALLS);
            assertThat(evidence.achievedPercentage()).isCloseTo(25, within(7.0));
        }
    }

    @Test
    void does_not_compound_the_draws_of_a_look_up_and_its_connection() throws Exception {
        try (OrderServer server = new OrderServer()) {
            Denied fault = new Denied(Deny.UNKNOWN_HOST, HostPatterns.of("localhost"), 50);
            int unknown = 0;
            Evidence evidence;
            try (Injected injected = Injected.inject(fault)) {
                for (int i = 0; i < CALLS; i++) {
                    try (Client.Calls fresh = Client.APACHE_5.open(server.url())) {
                        unknown += Outcome.of(fresh).thrown().isEmpty() ? 0 : 1;
                    }
                }
                evidence = injected.theEvidence();
            }
            assertThat(evidence.applied()).isEqualTo(unknown);
            assertThat(evidence.matched()).isEqualTo(CALLS);
            assertThat(evidence.achievedPercentage()).isCloseTo(50, within(9.0));
        }
    }

    @Test
    void is_of_each_fault_in_the_order_given_where_delays_add_up() throws Exception {
        try (OrderServer server = new OrderServer();
                Client.Calls calls = Client.JAVA_NET_HTTP.open(server.url());
                Injected injected = Injected.inject(
                        new Slow(100, server.host()), new Slow(1, "other.example"), new Slow(150, "*"))) {
            assertThat(Outcome.of(calls).millis()).isGreaterThanOrEqualTo(250);
            assertThat(injected.evidence())
                    .extracting(Evidence::fault, Evidence::applied)
                    .containsExactly(
                            tuple("latency 100-100 ms on " + server.host(), 1L),
                            tuple("latency 1-1 ms on other.example", 0L),
                            tuple("latency 150-150 ms on *", 1L));
        }
    }

    @Test
    void lets_the_first_denial_win() throws Exception {
        try (OrderServer server = new OrderServer();
                Client.Calls calls = Client.APACHE_5.open(server.url());
                Injected injected = Injected.inject(
                        new Denied(Deny.REFUSED, server.host()), new Denied(Deny.UNKNOWN_HOST, server.host()))) {
            assertThat(Outcome.of(calls).cause()).isEqualTo("HttpHostConnectException");
            assertThat(injected.evidence()).extracting(Evidence::matched).containsExactly(1L, 0L);
        }
    }

    @Test
    void names_the_connections_seen_where_none_matched() throws Exception {
        try (OrderServer server = new OrderServer();
                Client.Calls calls = Client.HTTP_URL_CONNECTION.open(server.url());
                Injected injected = Injected.inject(new Slow(1, "dynamodb.*"))) {
            calls.call();
            Evidence evidence = injected.theEvidence();
            assertThat(evidence.matched()).isZero();
            assertThat(evidence.first()).isNull();
            assertThat(evidence.seen()).endsWith(server.host());
            assertThat(evidence.seen()).hasSizeLessThanOrEqualTo(20);
        }
    }

    @Test
    void tells_when_the_fault_acted() throws Exception {
        try (OrderServer server = new OrderServer();
                Client.Calls calls = Client.HTTP_URL_CONNECTION.open(server.url());
                Injected injected = Injected.inject(new Slow(20, server.host()))) {
            calls.call();
            calls.call();
            Evidence evidence = injected.theEvidence();
            assertThat(evidence.first()).isNotNull().isBefore(evidence.last());
            assertThat(evidence.target()).isEqualTo(Injected.target().id());
        }
    }

    private static Evidence evidenceOf(Client.Calls calls, long seed, Fault fault) throws Exception {
        try (Injected injected = Injected.inject(seed, Duration.ofMinutes(5), fault)) {
            for (int i = 0; i < CALLS; i++) {
                calls.call();
            }
            return injected.theEvidence();
        }
    }
}
