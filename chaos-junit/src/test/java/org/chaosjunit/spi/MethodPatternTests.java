package org.chaosjunit.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MethodPatternTests {
    @ParameterizedTest(name = "\"{0}\"")
    @DisplayName("is a class and a method")
    @CsvSource({
        "com.acme.OrderRepository#save, com.acme.OrderRepository, save",
        "Unnamed#save, Unnamed, save",
        "com.acme.Outer$Inner#save$1, com.acme.Outer$Inner, save$1",
        "com.acme.Kotlin#save-impl, com.acme.Kotlin, save-impl"
    })
    void parses(String text, String className, String method) {
        assertThat(MethodPattern.parse(text))
                .isEqualTo(new MethodPattern(className, method))
                .hasToString(text);
    }

    @ParameterizedTest(name = "\"{0}\"")
    @DisplayName("says what is wrong with a text that is none")
    @CsvSource(
            delimiter = ';',
            value = {
                "''; \"\" is not of the form class#method",
                "save; \"save\" is not of the form class#method",
                "#save; \"#save\" is not of the form class#method",
                "com.acme.A#; \"com.acme.A#\" is not of the form class#method",
                "com..A#a; \"com..A#a\" is not of the form class#method",
                "com.acme.A.#a; \"com.acme.A.#a\" is not of the form class#method",
                "A#a#b; \"A#a#b\" is not of the form class#method",
                "' A#a'; \" A#a\" is not of the form class#method",
                "A# a; \"A# a\" is not of the form class#method",
                "A#*; \"A#*\" is not of the form class#method",
                "A#a(String); \"A#a(String)\" names parameters, but all overloads are meant",
                "A#<init>; \"A#<init>\" names a constructor, not a method"
            })
    void refuses(String text, String message) {
        assertThatThrownBy(() -> MethodPattern.parse(text))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Property
    void anyTextIsAPatternThatReadsTheSameOrRefused(@ForAll("almostPatterns") String text) {
        try {
            assertThat(MethodPattern.parse(text)).hasToString(text);
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).startsWith('"' + text + "\" ");
        }
    }

    @Provide
    Arbitrary<String> almostPatterns() {
        return Arbitraries.strings().withChars("aB1$.#_-() <").ofMaxLength(8);
    }
}
