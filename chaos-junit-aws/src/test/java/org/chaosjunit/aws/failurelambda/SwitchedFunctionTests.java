package org.chaosjunit.aws.failurelambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chaosjunit.fault.Latency.latency;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.SetClock;
import org.chaosjunit.aws.local.scheduler.LocalScheduler;
import org.chaosjunit.aws.scheduler.ScheduledWayBack;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.InjectionContext;
import org.chaosjunit.spi.PlannedFaults;
import org.chaosjunit.spi.ReadBack;
import org.chaosjunit.spi.Target;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The dead man's switch of a function's failure configuration")
class SwitchedFunctionTests {
    private static final String OFF = "{\"latency\" : {\"enabled\":false} }";

    private final SetClock clock = new SetClock(Instant.now());
    private final List<Fault> faults = List.of(latency(100));

    private Target switched(Target target) {
        return new ScheduledWayBack("arn:aws:iam::123456789012:role/put-back")
                .around(List.of(new PlannedFaults(target, faults)))
                .get(0)
                .target();
    }

    @Test
    @DisplayName("restores a parameter byte for byte with all that belongs to it; then there is nothing left to revert")
    void restoresParameter() throws Exception {
        try (LocalAws aws = LocalAws.start(clock)) {
            Functions functions = new Functions(aws);
            functions.parameter(OFF);
            Target target = switched(functions.target(Library.SOME_FAILURE_LAMBDA, Consents.NONE));
            assertThat(target.check(faults)).isEmpty();
            target.inject(
                    faults,
                    new InjectionContext("test", 1, clock.instant().plusSeconds(300), functions.journal()::add));
            assertThat(functions.parameter()).isNotEqualTo(OFF);

            clock.add(Duration.ofMinutes(6));

            await().until(() -> functions.parameter().equals(OFF));
            assertThat(aws.service(LocalScheduler.class).failures()).isEmpty();
            assertThat(functions
                            .ssm()
                            .describeParameters(request -> {})
                            .parameters()
                            .get(0)
                            .description())
                    .isEqualTo("switches faults");
            assertThat(new FailureConfigurationReverter().readBack(functions.undo()))
                    .isEqualTo(ReadBack.reverted());
        }
    }

    @Test
    @DisplayName("is refused for AppConfig, where one call is not enough")
    void refusesAppConfig() {
        try (LocalAws aws = LocalAws.start(clock)) {
            Target target = switched(new Functions(aws).appConfigTarget(Library.SOME_FAILURE_LAMBDA, Consents.NONE));
            assertThat(target.check(faults))
                    .singleElement()
                    .satisfies(refusal -> assertThat(refusal.problem().found()).isEqualTo(target.id()));
        }
    }
}
