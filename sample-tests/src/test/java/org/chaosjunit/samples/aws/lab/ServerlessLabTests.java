package org.chaosjunit.samples.aws.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.chaosjunit.ChaosExperiment;
import org.chaosjunit.InconclusiveExperimentException;
import org.chaosjunit.aws.failurelambda.FailureLambda;
import org.chaosjunit.aws.failurelambda.FailureVersion;
import org.chaosjunit.aws.lambda.ThrottleFunction;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.fault.DenyHosts;
import org.chaosjunit.steady.SteadyState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.opentest4j.AssertionFailedError;

/** What is wrong with the pipeline as it was built: the experiments of the talk and of the lab say so. */
@Tag("long")
class ServerlessLabTests {
    // More at a time would be too much for a small machine: each container is a process.
    private static final List<List<Class<?>>> COMPRESSED = List.of(
            List.of(ThrottledTestCase.class, HalfDeniedTestCase.class, OldNameTestCase.class, LossyTestCase.class),
            List.of(SlowTestCase.class, AwaitedWritesTestCase.class, HalfDeniedInJavaTestCase.class));
    // With the published load all together are few.
    private static final List<List<Class<?>>> PUBLISHED =
            List.of(Stream.concat(COMPRESSED.stream().flatMap(List::stream), Stream.of(LossyAwaitedTestCase.class))
                    .toList());

    private static Map<Class<?>, Optional<Throwable>> failures = Map.of();

    @BeforeAll
    static void run() {
        assumeTrue(TransformerCode.missing().isEmpty(), () -> TransformerCode.missing()
                .orElseThrow());
        LabAws.open();
        System.out.println("The pipeline as it was built, meant to fail:");
        failures = new HashMap<>();
        (Pace.isCompressed() ? COMPRESSED : PUBLISHED).forEach(together -> failures.putAll(LabRun.run(together)));
    }

    @AfterAll
    static void close() {
        LabAws.close();
    }

    @Test
    void allIsInFlightIfTheTransformerIsThrottled() {
        assertThat(failureOf(ThrottledTestCase.class))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageMatching("FAIL \\(DEVIATED\\): etl\\.inFlight was .* expected < 80%?, .*");
    }

    @Test
    void halfOfTheWritesAreLostIfDynamoDbDeniesThem() {
        assertThat(failureOf(HalfDeniedTestCase.class))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageMatching("FAIL \\(DEVIATED\\): etl\\.complete was .* expected \\[90,100\\]%?, .*");
    }

    @Test
    void halfOfTheWritesAreLostInJavaToo() {
        assertThat(failureOf(HalfDeniedInJavaTestCase.class))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageMatching("FAIL \\(DEVIATED\\): etl\\.complete was .* expected \\[90,100\\]%?, .*");
    }

    @Test
    void halfOfTheInvocationsTimeOutIfTheyAreSlow() {
        assertThat(failureOf(SlowTestCase.class))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageMatching("FAIL \\(DEVIATED\\): etl\\.errors was .* expected \\[0,5\\]%?, .*");
    }

    @Test
    void errorsAreSeenAsSoonAsWritesAreAwaited() {
        assertThat(failureOf(AwaitedWritesTestCase.class))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageMatching("FAIL \\(DEVIATED\\): etl\\.errors was .* expected \\[0,5\\]%?, .*");
    }

    @Test
    void nothingIsShownIfTheLibraryDoesNotKnowTheModeByItsOldName() {
        assertThat(failureOf(OldNameTestCase.class))
                .isInstanceOf(InconclusiveExperimentException.class)
                .hasMessageMatching("(?s)INCONCLUSIVE \\(NO_EVIDENCE\\): .*");
    }

    @Test
    void writesComeTooLateIfTheirPacketsAreLost() {
        assertThat(failureOf(LossyTestCase.class))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageMatching("(?s)FAIL \\(DEVIATED\\): etl\\.complete was .* expected > 90%?, .*");
    }

    @Test
    @EnabledIfSystemProperty(
            named = "lab.realtime",
            matches = "true",
            disabledReason = "needs minutes to count; run it with -Psamples,real-time")
    void noWriteIsMissingIfItIsAwaited() {
        assertThat(failures.get(LossyAwaitedTestCase.class)).isEmpty();
    }

    private static Throwable failureOf(Class<?> testCase) {
        return Objects.requireNonNull(failures.get(testCase)).orElseThrow();
    }

    static class ThrottledTestCase extends EtlUnderTest {
        ThrottledTestCase() {
            super(Architecture.AS_BUILT);
        }

        @ChaosExperiment("If the transformer is throttled, less than 80 % of the documents are in flight")
        @ThrottleFunction(function = "${lab.pipeline}-ChaosTransformer", concurrency = 0)
        @SteadyState(
                metric = "etl.inFlight",
                range = "< 80%",
                window = "${lab.window}",
                minSamples = 1,
                recoversWithin = "${lab.recovery}")
        void throttled() {}
    }

    @FailureLambda(
            parameter = "/${lab.pipeline}/failureLambdaConfig",
            function = "${lab.pipeline}-ChaosTransformer",
            version = FailureVersion.V0,
            sticky = true)
    abstract static class FailureLambdaUnderTest extends EtlUnderTest {
        FailureLambdaUnderTest(Architecture architecture) {
            super(architecture);
        }
    }

    static class HalfDeniedTestCase extends FailureLambdaUnderTest {
        HalfDeniedTestCase() {
            super(Architecture.AS_BUILT);
        }

        @ChaosExperiment("If half of the calls of DynamoDB are denied, 90 % of the documents are written down")
        @DenyHosts(value = "dynamodb.*.amazonaws.com", percentage = 50)
        @SteadyState(
                metric = "etl.complete",
                range = "[90,100]%",
                window = "${lab.window}",
                minSamples = 1,
                recoversWithin = "${lab.recovery}")
        void halfDenied() {}
    }

    @FailureLambda(
            parameter = "/${lab.pipeline}/failureLambdaConfig",
            function = "${lab.pipeline}-ChaosTransformer",
            version = FailureVersion.V1,
            cacheTtl = "1s")
    static class HalfDeniedInJavaTestCase extends EtlUnderTest {
        HalfDeniedInJavaTestCase() {
            super(Architecture.WITH_LONGER_TIMEOUT);
        }

        @Override
        Transformer transformer(LocalAws aws) {
            return Transformer.inJava(aws.region().id(), aws.endpoint().getPort());
        }

        @ChaosExperiment("If half of the calls of DynamoDB are denied, 90 % of the documents are written down")
        @DenyHosts(value = "dynamodb.*.amazonaws.com", percentage = 50)
        @SteadyState(
                metric = "etl.complete",
                range = "[90,100]%",
                window = "${lab.window}",
                minSamples = 1,
                recoversWithin = "${lab.recovery}")
        void halfDenied() {}
    }

    static class SlowTestCase extends SlowTransformer {
        SlowTestCase() {
            super(Architecture.AS_BUILT);
        }
    }

    static class AwaitedWritesTestCase extends FailureLambdaUnderTest {
        AwaitedWritesTestCase() {
            super(Architecture.WITH_AWAITED_WRITES);
        }

        @ChaosExperiment("If half of the calls of DynamoDB are denied, at most 5 % of the invocations fail")
        @DenyHosts(value = "dynamodb.*.amazonaws.com", percentage = 50)
        @SteadyState(
                metric = "etl.errors",
                range = "[0,5]%",
                window = "${lab.window}",
                minSamples = 1,
                recoversWithin = "${lab.recovery}")
        void awaitedWrites() {}
    }

    static class LossyTestCase extends LossyUnderTest {
        LossyTestCase() {
            super(Architecture.AS_BUILT);
        }
    }

    static class LossyAwaitedTestCase extends LossyUnderTest {
        LossyAwaitedTestCase() {
            super(Architecture.WITH_AWAITED_WRITES);
        }
    }

    /** The lab wrote {@code blacklist}, which the library it installed calls {@code denylist} since 0.3. */
    @FailureLambda(
            parameter = "/${lab.pipeline}/failureLambdaConfig",
            function = "${lab.pipeline}-ChaosTransformer",
            version = FailureVersion.V0_2,
            sticky = true)
    static class OldNameTestCase extends EtlUnderTest {
        OldNameTestCase() {
            super(Architecture.AS_BUILT);
        }

        @ChaosExperiment("If half of the calls of DynamoDB are denied, less than half of the documents are in flight")
        @DenyHosts(value = "dynamodb.*.amazonaws.com", percentage = 50)
        @SteadyState(
                metric = "etl.inFlight",
                range = "[-10,50]%",
                window = "${lab.window}",
                minSamples = 1,
                recoversWithin = "${lab.recovery}")
        @SteadyState(
                metric = "etl.errors",
                range = "[0,5]%",
                window = "${lab.window}",
                minSamples = 1,
                recoversWithin = "${lab.recovery}")
        void denied() {}
    }
}
