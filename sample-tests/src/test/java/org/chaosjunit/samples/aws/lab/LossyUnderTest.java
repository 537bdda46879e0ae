package org.chaosjunit.samples.aws.lab;

import java.io.IOException;
import java.util.Map;
import org.chaosjunit.ChaosExperiment;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.samples.aws.lab.loss.LoseSegments;
import org.chaosjunit.samples.aws.lab.loss.LossyWay;
import org.chaosjunit.steady.SteadyState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;

/** The third experiment of the talk, for any architecture. */
abstract class LossyUnderTest extends EtlUnderTest {
    private @Nullable LossyWay way;

    LossyUnderTest(Architecture architecture) {
        super(architecture);
    }

    @Override
    Transformer transformer(LocalAws aws) {
        LossyWay opened = LossyWay.open(nameOf(getClass()), aws.endpoint());
        way = opened;
        return Transformer.inNode(Map.of("AWS_ENDPOINT_URL_DYNAMODB", opened.url()));
    }

    @AfterAll
    void closeWay() throws IOException {
        if (way != null) {
            way.close();
        }
    }

    @ChaosExperiment("If 70 % of the packets to DynamoDB are lost, more than 90 % of the documents are written down")
    @LoseSegments(on = "${lab.pipeline}", percentage = 70)
    @SteadyState(
            metric = "etl.complete",
            range = "> 90%",
            window = "${lab.window}",
            minSamples = 1,
            recoversWithin = "${lab.recovery}")
    void lossy() {}
}
