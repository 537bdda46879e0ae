package org.chaosjunit.samples.aws.calls;

import static org.assertj.core.api.Assertions.assertThat;

import org.chaosjunit.ChaosExperiment;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.sdk.AwsCalls;
import org.chaosjunit.aws.sdk.BreakCalls;
import org.chaosjunit.aws.sdk.Breakage;
import org.chaosjunit.aws.sdk.FailCalls;
import org.chaosjunit.aws.sdk.ThrottleCalls;
import org.chaosjunit.fault.InjectLatency;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** A service that reads parameters survives every way in which a call may fail. */
class CallExperiments {
    private static LocalAws aws;
    private static Prices prices;

    @BeforeAll
    static void open() {
        aws = LocalAws.start();
        SsmClient parameters = aws.client(SsmClient.builder());
        parameters.putParameter(
                request -> request.name("/prices/espresso").value("2.50").type(ParameterType.STRING));
        prices = new Prices(parameters, "2.00");
    }

    @AfterAll
    static void close() {
        aws.close();
    }

    @ChaosExperiment("If the Parameter Store throttles a third of the calls, prices are still known")
    @AwsCalls(service = "ssm", operations = "GetParameter")
    @ThrottleCalls(percentage = 33)
    void throttled() {
        for (int i = 0; i < 20; i++) {
            assertThat(prices.current()).isNotEmpty();
        }
    }

    @ChaosExperiment("If the Parameter Store is down, the last price is known")
    @AwsCalls(service = "ssm")
    @FailCalls(statusCode = 503)
    void down() {
        assertThat(prices.current()).isNotEmpty();
    }

    @ChaosExperiment("If connections to the Parameter Store break, the last price is known")
    @AwsCalls(service = "ssm", operations = "Get*")
    @BreakCalls(as = Breakage.READ_TIMEOUT)
    void broken() {
        assertThat(prices.current()).isNotEmpty();
    }

    @ChaosExperiment("If the Parameter Store is slow, prices are late but known")
    @AwsCalls(service = "ssm")
    @InjectLatency(min = 20, max = 60)
    void slow() {
        assertThat(prices.current()).isEqualTo("2.50");
    }
}
