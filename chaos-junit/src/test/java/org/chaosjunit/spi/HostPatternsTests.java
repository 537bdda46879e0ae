package org.chaosjunit.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostPatternsTests {
    @ParameterizedTest(name = "{0} and {1}:{2}: {3}")
    @DisplayName("is a glob over host and port")
    @CsvSource({
        "dynamodb.*, dynamodb.us-east-1.amazonaws.com, 443, true",
        "dynamodb.*, DynamoDB.local, 80, true",
        "DYNAMODB.*, dynamodb.local, 80, true",
        "dynamodb.*, my-dynamodb.local, 80, false",
        "dynamodb.*, dynamodbx, 80, false",
        "*.amazonaws.com, s3.amazonaws.com, 443, true",
        "*.amazonaws.com, amazonaws.com, 443, false",
        "*, anything, 1, true",
        "*, ::1, 1, true",
        "db?, db1, 1, true",
        "db?, db12, 1, false",
        "localhost:8000, localhost, 8000, true",
        "localhost:8000, localhost, 80001, false",
        "localhost:8000, localhost, 0, false",
        "localhost:08000, localhost, 8000, true",
        "localhost:*, localhost, 8000, true",
        "localhost, localhost, 0, true",
        "*:443, a, 443, true",
        "*:443, a, 8443, false",
        "[::1], ::1, 80, true",
        "[::1]:80, ::1, 80, true",
        "[::1]:80, ::1, 81, false",
        "[::1]:80, 0:0:0:0:0:0:0:1, 80, true",
        "[::1]:80, 0:0:0:0:0:0:0:1, 81, false",
        "[2001:DB8::a], 2001:db8:0:0:0:0:0:a, 443, true",
        "[2001:db8:*], 2001:db8:0:0:0:0:0:a, 443, true",
        "[fe80::1%eth0], fe80::1%eth0, 80, true",
        "127.0.0.1, 127x0y0z1, 80, false",
        "a, a::1, 443, false",
        "a:*, a::1, 443, false",
        "alias:orders, alias:orders, 8080, true",
        "alias:orders, orders, 8080, false",
        "alias:o*, alias:orders, 8080, false",
        "orders, alias:orders, 8080, false",
        "alias, alias:orders, 8080, false"
    })
    void matches(String pattern, String host, int port, boolean match) {
        assertThat(HostPatterns.of(pattern).match(host, port)).isEqualTo(match);
    }

    @ParameterizedTest(name = "\"{0}\"")
    @DisplayName("says what is wrong with a text that is none")
    @CsvSource(
            delimiter = '|',
            value = {
                "''| \"\" is blank",
                "' '| \" \" is blank",
                "http://x| \"http://x\" is a URL, not a host",
                "a b| \"a b\" holds white space",
                "a,b| \"a,b\" holds a comma; several hosts are several texts",
                "alias:| \"alias:\" names no alias",
                "[::1| \"[::1\" has an unclosed bracket",
                "::1| \"::1\" has several colons; an IPv6 address is written in brackets",
                "[::1]80| \"[::1]80\" is no host name",
                "[]| \"[]\" is no host name",
                "a$| \"a$\" is no host name",
                ":80| \":80\" names no host",
                "a:| \"a:\" has a port that is no number",
                "a:http| \"a:http\" has a port that is no number",
                "a:8*| \"a:8*\" has a port that is no number",
                "[::1]:x| \"[::1]:x\" has a port that is no number",
                "a:0| \"a:0\" has a port that is not from 1 to 65535",
                "a:65536| \"a:65536\" has a port that is not from 1 to 65535"
            },
            maxCharsPerColumn = 200)
    void refuses(String text, String message) {
        assertThatThrownBy(() -> HostPatterns.of("ok", text))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    @DisplayName("is one of several, any of which may match")
    void matchesAnyOfSeveral() {
        HostPatterns patterns = HostPatterns.of("a", "b:1");
        assertThat(patterns.match("a", 9)).isTrue();
        assertThat(patterns.match("b", 1)).isTrue();
        assertThat(patterns.match("b", 9)).isFalse();
        assertThat(patterns).hasToString("a, b:1").isEqualTo(HostPatterns.of(List.of("a", "b:1")));
    }

    @Test
    @DisplayName("is at least one")
    void refusesNone() {
        assertThatThrownBy(HostPatterns::of)
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("no pattern is given");
    }

    @Property
    void aHostIsMatchedByItself(@ForAll("hosts") String host, @ForAll @IntRange(min = 1, max = 65535) int port) {
        assertThat(HostPatterns.of(host).match(host, port)).isTrue();
        assertThat(HostPatterns.of(host + ":" + port).match(host, port)).isTrue();
        assertThat(HostPatterns.of(host + ":" + port).match(host, port % 65535 + 1))
                .isFalse();
    }

    @Property
    void aHostIsMatchedByAnyPrefixAndAStar(@ForAll("hosts") String host, @ForAll @IntRange(max = 8) int cut) {
        String prefix = host.substring(0, Math.min(cut, host.length()));
        assertThat(HostPatterns.of(prefix + "*").match(host, 80)).isTrue();
        assertThat(HostPatterns.of(prefix + "*").match("-" + host, 80)).isEqualTo(prefix.isEmpty());
    }

    @Property
    void anyTextIsAPatternOrRefusedWithAPhrase(@ForAll("almostPatterns") String text) {
        try {
            assertThat(HostPatterns.of(text).texts()).containsExactly(text);
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).startsWith('"' + text + "\" ");
        }
    }

    @Provide
    Arbitrary<String> hosts() {
        return Arbitraries.strings().withChars("abcxyz019.").ofMinLength(1).ofMaxLength(12);
    }

    @Provide
    Arbitrary<String> almostPatterns() {
        return Arbitraries.strings().withChars("ab[]:*?./ 05,%$").ofMaxLength(10);
    }

    @Test
    @DisplayName("can be told in another way than by globs, whatever the port")
    void otherWay() {
        HostPatterns odd = HostPatterns.where(List.of("of odd length"), host -> host.length() % 2 == 1);
        assertThat(odd.match("abc", 0)).isTrue();
        assertThat(odd.match("abc", 443)).isTrue();
        assertThat(odd.match("abcd", 443)).isFalse();
        assertThat(odd).hasToString("of odd length").isNotEqualTo(HostPatterns.where(odd.texts(), host -> true));
        assertThat(odd.each()).containsExactly(odd);
        assertThat(HostPatterns.of("a", "b:1").each()).containsExactly(HostPatterns.of("a"), HostPatterns.of("b:1"));
    }
}
