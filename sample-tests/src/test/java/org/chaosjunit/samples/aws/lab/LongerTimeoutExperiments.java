package org.chaosjunit.samples.aws.lab;

import org.chaosjunit.ChaosExperiment;
import org.chaosjunit.aws.failurelambda.FailureLambda;
import org.chaosjunit.aws.failurelambda.FailureVersion;
import org.chaosjunit.fault.InjectLatency;
import org.chaosjunit.steady.SteadyState;

/** A time-out that is longer than the delay is all it takes: the pipeline is slower, and nothing fails. */
@FailureLambda(
        parameter = "/${lab.pipeline}/failureLambdaConfig",
        function = "${lab.pipeline}-ChaosTransformer",
        version = FailureVersion.V0)
class LongerTimeoutExperiments extends EtlUnderTest {
    LongerTimeoutExperiments() {
        super(Architecture.WITH_LONGER_TIMEOUT);
    }

    @ChaosExperiment("If half of the invocations take 3 to 5 s longer, at most 5 % fail")
    @InjectLatency(min = 3000, max = 5000, percentage = 50)
    @SteadyState(metric = "etl.errors", range = "[0,5]%", window = "${lab.window}", minSamples = 1, recoversWithin = "${lab.recovery}")
    @SteadyState(metric = "etl.inFlight", range = "[-10,80]%", window = "${lab.window}", minSamples = 1, recoversWithin = "${lab.recovery}")
    void slow() {}
}
