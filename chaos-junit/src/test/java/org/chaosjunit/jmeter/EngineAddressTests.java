package org.chaosjunit.jmeter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.chaosjunit.spi.InvalidAttributeException;
import org.junit.jupiter.api.Test;

class EngineAddressTests {
    private static void assertRefused(String text, String required) {
        assertThatExceptionOfType(InvalidAttributeException.class)
                .isThrownBy(() -> EngineAddress.list(text))
                .withMessage(
                        "requires `driver` to find " + required
                                + " in the setting `chaosjunit.jmeter.engines`, but found \"" + text
                                + "\". Write for example `chaosjunit.jmeter.engines = load-1.example:1099, load-2.example:1099`.");
    }

    @Test
    void itReadsHostsAndPortsAndKnowsTheUsualPort() {
        assertThat(EngineAddress.list("load-1.example:4000 , 10.0.0.2,[::1]:4001"))
                .containsExactly(
                        new EngineAddress("load-1.example", 4000),
                        new EngineAddress("10.0.0.2", 1099),
                        new EngineAddress("::1", 4001))
                .extracting(EngineAddress::toString)
                .containsExactly("load-1.example:4000", "10.0.0.2:1099", "[::1]:4001");
    }

    @Test
    void itRefusesWhatIsNoAddress() {
        assertRefused("", "engines of the form host:port");
        assertRefused("a:1099,", "engines of the form host:port");
        assertRefused("rmi://a:1099", "engines of the form host:port");
        assertRefused("::1", "engines of the form host:port");
        assertRefused("a b", "engines of the form host:port");
        assertRefused("a:0", "ports from 1 to 65535");
        assertRefused("a:65536", "ports from 1 to 65535");
    }

    @Test
    void anEngineCannotHaveTwoShares() {
        assertRefused("a:1099, b, a", "each engine once");
    }
}
