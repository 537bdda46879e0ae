package org.chaosjunit.samples.aws.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chaosjunit.ChaosExperiment;
import org.chaosjunit.aws.failurelambda.FailureLambda;
import org.chaosjunit.aws.failurelambda.FailureVersion;
import org.chaosjunit.aws.lambda.ThrottleFunction;
import org.chaosjunit.fault.DenyHosts;
import org.chaosjunit.fault.InjectLatency;
import org.chaosjunit.steady.SteadyState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

/** What is wrong with the pipeline as it was built: the experiments of the talk and of the lab say so. */
class ServerlessLabTests {
    private static final List<Class<?>> MEANT_TO_FAIL = List.of(
            ThrottledTestCase.class, HalfDeniedTestCase.class, SlowTestCase.class, AwaitedWritesTestCase.class);

    private static Map<Class<?>, Throwable> failures = Map.of();

    @BeforeAll
    static void run() {
        assumeTrue(TransformerCode.missing().isEmpty(), () -> TransformerCode.missing().orElseThrow());
        LabAws.open();
        System.out.println("The pipeline as it was built, meant to fail:");
        failures = LabRun.run(MEANT_TO_FAIL);
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

    private static Throwable failureOf(Class<?> testCase) {
        return Objects.requireNonNull(failures.get(testCase));
    }

    static class ThrottledTestCase extends EtlUnderTest {
        ThrottledTestCase() {
            super(Architecture.AS_BUILT);
        }

        @ChaosExperiment("If the transformer is throttled, less than 80 % of the documents are in flight")
        @ThrottleFunction(function = "${lab.pipeline}-ChaosTransformer", concurrency = 0)
        @SteadyState(metric = "etl.inFlight", range = "< 80%", window = "${lab.window}", minSamples = 1, recoversWithin = "${lab.recovery}")
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
        @SteadyState(metric = "etl.complete", range = "[90,100]%", window = "${lab.window}", minSamples = 1, recoversWithin = "${lab.recovery}")
        void halfDenied() {}
    }

    static class SlowTestCase extends FailureLambdaUnderTest {
        SlowTestCase() {
            super(Architecture.AS_BUILT);
        }

        @ChaosExperiment("If half of the invocations take 3 to 5 s longer, at most 5 % fail")
        @InjectLatency(min = 3000, max = 5000, percentage = 50)
        @SteadyState(metric = "etl.errors", range = "[0,5]%", window = "${lab.window}", minSamples = 1, recoversWithin = "${lab.recovery}")
        @SteadyState(metric = "etl.inFlight", range = "[-10,80]%", window = "${lab.window}", minSamples = 1, recoversWithin = "${lab.recovery}")
        void slow() {}
    }

    static class AwaitedWritesTestCase extends FailureLambdaUnderTest {
        AwaitedWritesTestCase() {
            super(Architecture.WITH_AWAITED_WRITES);
        }

        @ChaosExperiment("If half of the calls of DynamoDB are denied, at most 5 % of the invocations fail")
        @DenyHosts(value = "dynamodb.*.amazonaws.com", percentage = 50)
        @SteadyState(metric = "etl.errors", range = "[0,5]%", window = "${lab.window}", minSamples = 1, recoversWithin = "${lab.recovery}")
        void awaitedWrites() {}
    }
}
