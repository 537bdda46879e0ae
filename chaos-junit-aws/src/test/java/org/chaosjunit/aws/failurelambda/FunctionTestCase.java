package org.chaosjunit.aws.failurelambda;

import org.chaosjunit.ChaosExperiment;
import org.chaosjunit.Observe;
import org.chaosjunit.fault.DenyHosts;
import org.chaosjunit.fault.InjectException;
import org.chaosjunit.fault.InjectTimeout;
import org.chaosjunit.load.CallLoad;
import org.chaosjunit.steady.SteadyState;
import org.junit.jupiter.api.Disabled;

/** Experiments on a function in Node; run by {@link FunctionExperimentsTests}. */
@Disabled("run by FunctionExperimentsTests")
@CallLoad(value = "call", rate = 10, warmup = "0s")
@SteadyState(metric = "load.success", range = ">= 10%")
@Observe(atMost = "6s", atLeast = "1s", armedWithin = "10s")
class FunctionTestCase {
    static Call function = () -> {};

    interface Call {
        void run() throws Exception;
    }

    void call() throws Exception {
        function.run();
    }

    @FailureLambda(parameter = Functions.PARAMETER, function = "orders")
    @InjectException(message = "Boom", percentage = 50)
    @ChaosExperiment("If orders throws now and then, some calls still succeed")
    void halfThrow() {}

    @FailureLambda(parameter = Functions.PARAMETER, function = "others")
    @InjectException(message = "Boom", percentage = 50)
    @ChaosExperiment("What is not logged is not proven")
    void wrongLog() {}

    @FailureLambda(parameter = Functions.PARAMETER, function = "orders")
    @InjectTimeout
    @ChaosExperiment("What the library does not know is refused")
    void impossible() {}

    @FailureLambda(parameter = Functions.PARAMETER, function = "orders", version = FailureVersion.V1)
    @DenyHosts("*.amazonaws.com")
    @ChaosExperiment("What the function itself needs is not denied")
    void controlPlane() {}
}
