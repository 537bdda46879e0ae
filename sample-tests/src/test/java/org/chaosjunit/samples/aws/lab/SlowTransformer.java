package org.chaosjunit.samples.aws.lab;

import org.chaosjunit.ChaosExperiment;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.fault.InjectLatency;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The third chapter of the lab, for any architecture. */
@SlowInvocations
abstract class SlowTransformer extends EtlUnderTest {
    SlowTransformer(Architecture architecture) {
        super(architecture);
    }

    @Override
    Transformer transformer(LocalAws aws) {
        return Transformer.inNode();
    }

    @ChaosExperiment("If half of the invocations take 3 to 5 s longer, at most 5 % of them fail")
    @InjectLatency(min = 3000, max = 5000, percentage = 50)
    @EnabledIfSystemProperty(
            named = "lab.realtime",
            matches = "true",
            disabledReason = "takes half an hour; run it with -Psamples,real-time")
    void asPublished() {}

    @ChaosExperiment("If half of the invocations take longer than the time-out was, at most 5 % of them fail")
    @InjectLatency(min = 1000, max = 1500, percentage = 50)
    @DisabledIfSystemProperty(named = "lab.realtime", matches = "true", disabledReason = "runs as published instead")
    void compressed() {}
}
