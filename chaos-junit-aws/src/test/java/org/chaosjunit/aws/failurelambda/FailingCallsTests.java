package org.chaosjunit.aws.failurelambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chaosjunit.fault.Latency.latency;

import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.Misbehaviour;
import org.chaosjunit.aws.local.StandInExtension;
import org.chaosjunit.aws.local.Which;
import org.chaosjunit.spi.ReadBack;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("Where AWS refuses calls, the failure configuration of a function")
@ExtendWith(StandInExtension.class)
class FailingCallsTests {
    private static final String OFF = "{\"latency\":{\"enabled\":false}}";

    private final FailureConfigurationReverter reverter = new FailureConfigurationReverter();

    @Test
    @DisplayName("is deployed again where its deployment can no longer be stopped")
    void deploysAgain(LocalAws aws) throws Exception {
        Functions functions = new Functions(aws);
        functions.appConfig("AWS.Freeform", OFF);
        FunctionTarget target = functions.appConfigTarget(Library.SOME_FAILURE_LAMBDA, Consents.NONE);
        functions.inject(target, latency(1));
        aws.misbehave("appconfig", "StopDeployment", Which.all(), Misbehaviour.DENY);
        reverter.revert(functions.undo());
        assertThat(reverter.readBack(functions.undo())).isEqualTo(ReadBack.reverted());
        assertThat(target.where().open(target.awsPlace()).read().state()).containsEntry("version", "1");
    }

    @Test
    @DisplayName("is still in place where it cannot be read back")
    void tellsNoLies(LocalAws aws) throws Exception {
        Functions functions = new Functions(aws);
        functions.parameter(OFF);
        functions.inject(functions.target(Library.SOME_FAILURE_LAMBDA, Consents.NONE), latency(1));
        aws.misbehave("ssm", "*", Which.all(), Misbehaviour.DENY);
        assertThatThrownBy(() -> reverter.readBack(functions.undo())).hasMessageContaining("not authorized");
        assertThatThrownBy(() -> reverter.revert(functions.undo())).hasMessageContaining("not authorized");
        aws.behave();
        reverter.revert(functions.undo());
        assertThat(functions.parameter()).isEqualTo(OFF);
    }
}
