package org.chaosjunit.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A host alias")
@ResourceLock("org.chaosjunit.spi.HostAliases")
class HostAliasesTests {
    @AfterEach
    void forget() {
        HostAliases.remove("orders.example.com");
    }

    @Test
    @DisplayName("stands for an address, and for nothing else")
    void standsForAnAddress() {
        HostAliases.set("Orders.example.com", "db.local:52113");
        assertThat(HostAliases.isKnown("orders.EXAMPLE.com")).isTrue();
        assertThat(HostAliases.known()).contains("orders.example.com");
        assertThat(HostAliases.of("DB.local", 52113))
                .containsExactlyInAnyOrder("orders.example.com", "alias:orders.example.com");
        assertThat(HostAliases.of("db.local", 52114)).isEmpty();
        assertThat(HostAliases.of("localhost", 52113)).isEmpty();
    }

    @Test
    @DisplayName("of a local address is found under any name of the loopback interface")
    void knowsTheNamesOfLoopback() {
        HostAliases.set("orders.example.com", "localhost:52113");
        for (String name : new String[] {"localhost", "127.0.0.1", "::1", "0:0:0:0:0:0:0:1"}) {
            assertThat(HostAliases.of(name, 52113)).as(name).contains("orders.example.com");
        }
        HostAliases.set("orders.example.com", "[::1]:52113");
        assertThat(HostAliases.of("127.0.0.1", 52113)).contains("orders.example.com");
    }

    @Test
    @DisplayName("set anew stands only for the new address, and removed for none")
    void isReplacedAndRemoved() {
        HostAliases.set("orders.example.com", "localhost:1");
        HostAliases.set("orders.example.com", "localhost:2");
        assertThat(HostAliases.of("localhost", 1)).doesNotContain("orders.example.com");
        assertThat(HostAliases.of("localhost", 2)).contains("orders.example.com");
        HostAliases.remove("ORDERS.example.com");
        assertThat(HostAliases.isKnown("orders.example.com")).isFalse();
    }

    @ParameterizedTest(name = "\"{0}\"")
    @DisplayName("needs an address with host and port")
    @ValueSource(
            strings = {
                "",
                "localhost",
                "localhost:",
                ":80",
                "localhost:0",
                "localhost:65536",
                "http://a:80",
                "a b:80",
                "::1:80"
            })
    void refusesAddresses(String address) {
        assertThatThrownBy(() -> HostAliases.set("orders.example.com", address))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("the address \"" + address + "\" is not of the form host:port");
        assertThat(HostAliases.isKnown("orders.example.com")).isFalse();
    }

    @ParameterizedTest(name = "\"{0}\"")
    @DisplayName("is a host name without a port")
    @ValueSource(strings = {"", "a:80", "a/b", "a*"})
    void refusesNames(String alias) {
        assertThatThrownBy(() -> HostAliases.set(alias, "localhost:80"))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("the alias \"" + alias + "\" is no host name");
    }
}
