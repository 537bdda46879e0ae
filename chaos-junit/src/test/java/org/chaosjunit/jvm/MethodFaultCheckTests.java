package org.chaosjunit.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import org.chaosjunit.spi.MethodPattern;
import org.chaosjunit.spi.Problem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A method fault, before it is injected,")
class MethodFaultCheckTests {
    @ParameterizedTest(name = "{0}")
    @DisplayName("is accepted where it has code to act on")
    @ValueSource(
            strings = {
                "org.chaosjunit.jvm.Repository#save",
                "org.chaosjunit.jvm.Repository#secret",
                "org.chaosjunit.jvm.Repository#shared",
                "org.chaosjunit.jvm.Repository#apply",
                "org.chaosjunit.jvm.RepositoryBase#inherited",
                "org.chaosjunit.jvm.RepositoryContract#byDefault",
                "org.assertj.core.api.Assertions#assertThat"
            })
    void accepts(String on) {
        assertThat(MethodFaultCheck.check(MethodPattern.parse(on))).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("is refused where it has none, with what to write instead")
    @CsvSource(
            delimiter = '|',
            maxCharsPerColumn = 500,
            value = {
                "com.acme.Nope#save | requires `on` to name a class that can be loaded, but found"
                        + " \"com.acme.Nope#save\"."
                        + " Write its full name, that of a nested class as `com.acme.Outer$Inner`.",
                "Nope#save | requires `on` to name a class that can be loaded, but found \"Nope#save\"."
                        + " Write its full name, that of a nested class as `com.acme.Outer$Inner`.",
                "org.chaosjunit.jvm.Repository.Untouched#method | requires `on` to name a class that can be loaded, but"
                        + " found \"org.chaosjunit.jvm.Repository.Untouched#method\"."
                        + " Write `on = \"org.chaosjunit.jvm.Repository$Untouched#method\"`.",
                "java.util.ArrayList#add | requires `on` to name a method of an application class, but found"
                        + " \"java.util.ArrayList#add\", which belongs to the JDK."
                        + " Name the method of your own that calls it, or use a network fault.",
                "java.sql.DriverManager#getConnection | requires `on` to name a method of an application class, but"
                        + " found \"java.sql.DriverManager#getConnection\", which belongs to the JDK."
                        + " Name the method of your own that calls it, or use a network fault.",
                "org.chaosjunit.jvm.Tally#matched | requires `on` to name a method of an application class, but found"
                        + " \"org.chaosjunit.jvm.Tally#matched\", which belongs to chaos-junit."
                        + " Name a method of the system under test.",
                "org.chaosjunit.jvm.Repository#inherited | requires `on` to name the class that declares the method,"
                        + " but found \"org.chaosjunit.jvm.Repository#inherited\", which inherits it from"
                        + " org.chaosjunit.jvm.RepositoryBase."
                        + " Write `on = \"org.chaosjunit.jvm.RepositoryBase#inherited\"`.",
                "org.chaosjunit.jvm.Repository#byDefault | requires `on` to name the class that declares the method,"
                        + " but found \"org.chaosjunit.jvm.Repository#byDefault\", which inherits it from"
                        + " org.chaosjunit.jvm.RepositoryContract."
                        + " Write `on = \"org.chaosjunit.jvm.RepositoryContract#byDefault\"`.",
                "org.chaosjunit.jvm.RepositoryContract#promised | requires `on` to name a method with a body, but"
                        + " found \"org.chaosjunit.jvm.RepositoryContract#promised\", which is abstract."
                        + " Name a class that implements it.",
                "org.chaosjunit.jvm.Repository#farAway | requires `on` to name a method with a body, but found"
                        + " \"org.chaosjunit.jvm.Repository#farAway\", which is native. Name a method that calls it.",
                "org.chaosjunit.jvm.Repository#svae | requires `on` to name a method that its class declares, but found"
                        + " \"org.chaosjunit.jvm.Repository#svae\". org.chaosjunit.jvm.Repository declares for example"
                        + " save, shared, secret, apply, depth.",
                "org.chaosjunit.jvm.Repository#toString | requires `on` to name a method that its class declares, but"
                        + " found \"org.chaosjunit.jvm.Repository#toString\". org.chaosjunit.jvm.Repository declares for"
                        + " example depth, hidden, save, secret, shared.",
                "org.junit.jupiter.api.extension.Extension#save | requires `on` to name a method that its class"
                        + " declares, but found \"org.junit.jupiter.api.extension.Extension#save\"."
                        + " org.junit.jupiter.api.extension.Extension declares none."
            })
    void refuses(String on, String message) {
        assertThat(MethodFaultCheck.check(MethodPattern.parse(on)).map(Problem::toString))
                .hasValue(message);
    }

    @Test
    @DisplayName("initialises no class")
    void initialisesNothing() {
        assertThat(MethodFaultCheck.check(MethodPattern.parse("org.chaosjunit.jvm.Repository$Untouched#method")))
                .isEmpty();
        assertThat(System.getProperty("org.chaosjunit.jvm.Repository$Untouched"))
                .isNull();
    }
}
