package org.chaosjunit.aws.failurelambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.Site;
import org.chaosjunit.spi.Target;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("@FailureLambda and @ChaosLambda")
class FailureLambdaReaderTests {
    @BeforeEach
    void setRegion() {
        System.setProperty("aws.region", "eu-west-1");
    }

    @AfterEach
    void clearRegion() {
        System.clearProperty("aws.region");
    }

    @Test
    @DisplayName("are read whole, names of parameters replaced")
    void readsAll() throws Exception {
        FunctionTarget all = read("all");
        assertThat(all.id()).isEqualTo("aws:eu-west-1:failure:parameter:/test/failure");
        assertThat(all.library()).isEqualTo(Library.FAILURE_LAMBDA_1);
        assertThat(all.logGroup()).isEqualTo("/aws/lambda/orders-test");
        assertThat(all.cache()).contains(Duration.ofSeconds(1));
        assertThat(all.consents())
                .isEqualTo(new Consents(
                        true,
                        true,
                        true,
                        List.of(
                                new Condition("path", MatchOperator.EQ, "test"),
                                new Condition("headers.x", MatchOperator.EXISTS, ""))));
    }

    @Test
    @DisplayName("have defaults that are safe")
    void readsDefaults() throws Exception {
        FunctionTarget least = read("least");
        assertThat(least.id()).isEqualTo("aws:eu-west-1:failure:appconfig:orders/test/failures");
        assertThat(least.library()).isEqualTo(Library.SOME_FAILURE_LAMBDA);
        assertThat(least.logGroup()).isEqualTo("/logs/orders");
        assertThat(least.cache()).isEmpty();
        assertThat(least.consents()).isEqualTo(Consents.NONE);
        FunctionTarget python = read("python");
        assertThat(python.library()).isEqualTo(Library.CHAOS_LAMBDA);
        assertThat(python.cache()).contains(Duration.ZERO);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("say what is wrong")
    @CsvSource(
            delimiter = '|',
            maxCharsPerColumn = 500,
            value = {
                "nowhere | requires `parameter` or `appConfig` to say where the function reads its faults, but not both, but"
                        + " found neither. Write for example `parameter = \"/orders/failure\"`, or"
                        + " `appConfig = \"application/environment/profile\"`.",
                "noEvidence | requires `function` or `logGroup` to say where the evidence is logged, but not both, but found"
                        + " neither. Write for example `function = \"orders\"`.",
                "arn | requires `function` to be the name of a function, not an ARN and without a version or alias, but found"
                        + " \"orders:live\". Write for example `function = \"orders\"`.",
                "twoParts | requires `appConfig` to be an application, an environment and a configuration profile, by name or"
                        + " id, but found \"orders/failures\". Write for example"
                        + " `appConfig = \"orders/production/failures\"`.",
                "slow | requires `cacheTtl` to be at most 15 min, but found \"16min\". Write for example"
                        + " `cacheTtl = \"60s\"`.",
                "dots | requires `match` to have a `path` of names separated by dots, but found \"a..b\". Write for example"
                        + " `@Match(path = \"requestContext.http.method\", value = \"GET\")`.",
                "javaOnly | requires `match` to have a `value` that failure-lambda takes as a regular expression, but found"
                        + " \"(?i)get\", which means something else, or nothing, in JavaScript. Write a simpler one.",
                "both | requires `match` to have no `value` where `operator` is EXISTS, but found \"x\". Leave it out, or"
                        + " choose another operator."
            })
    void refuses(String method, String message) {
        assertThatThrownBy(() -> read(method))
                .isInstanceOf(InvalidAttributeException.class)
                .hasMessage(message);
    }

    private static FunctionTarget read(String name) throws Exception {
        Method element = Declared.class.getDeclaredMethod(name);
        Site site = new Place(element);
        FailureLambda failures = element.getAnnotation(FailureLambda.class);
        Target target = failures == null
                ? new ChaosLambdaReader().read(element.getAnnotation(ChaosLambda.class), site)
                : new FailureLambdaReader().read(failures, site);
        return (FunctionTarget) target;
    }

    private record Place(AnnotatedElement element) implements Site {
        @Override
        public Class<?> testClass() {
            return FailureLambdaReaderTests.class;
        }

        @Override
        public Optional<Object> testInstance() {
            return Optional.empty();
        }

        @Override
        public String resolve(String attribute, String text) {
            return text.replace("${stage}", "test").replace("${ttl}", "1s");
        }
    }

    @SuppressWarnings("unused") // Found by name.
    private interface Declared {
        @FailureLambda(
                parameter = "/${stage}/failure",
                version = FailureVersion.V1,
                function = "orders-${stage}",
                match = {
                    @Match(path = "path", value = "${stage}"),
                    @Match(path = "headers.x", operator = MatchOperator.EXISTS)
                },
                layer = true,
                cacheTtl = "${ttl}",
                sticky = true,
                force = true)
        void all();

        @FailureLambda(appConfig = "orders/${stage}/failures", logGroup = "/logs/orders")
        void least();

        @ChaosLambda(parameter = "/orders/chaos", function = "orders")
        void python();

        @FailureLambda(function = "orders")
        void nowhere();

        @FailureLambda(parameter = "/orders/failure")
        void noEvidence();

        @FailureLambda(parameter = "/orders/failure", function = "orders:live")
        void arn();

        @FailureLambda(appConfig = "orders/failures", function = "orders")
        void twoParts();

        @FailureLambda(parameter = "/orders/failure", function = "orders", cacheTtl = "16min")
        void slow();

        @FailureLambda(parameter = "/orders/failure", function = "orders", match = @Match(path = "a..b", value = "x"))
        void dots();

        @FailureLambda(
                parameter = "/orders/failure",
                function = "orders",
                match = @Match(path = "a", operator = MatchOperator.REGEX, value = "(?i)get"))
        void javaOnly();

        @FailureLambda(
                parameter = "/orders/failure",
                function = "orders",
                match = @Match(path = "a", operator = MatchOperator.EXISTS, value = "x"))
        void both();
    }
}
