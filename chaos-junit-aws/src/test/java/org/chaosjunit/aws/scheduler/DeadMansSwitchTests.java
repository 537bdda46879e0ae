package org.chaosjunit.aws.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.aws.lambda.LimitedFunction;
import org.chaosjunit.aws.lambda.ThrottledFunction;
import org.chaosjunit.aws.local.Call;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.Misbehaviour;
import org.chaosjunit.aws.local.SetClock;
import org.chaosjunit.aws.local.Which;
import org.chaosjunit.aws.local.scheduler.LocalScheduler;
import org.chaosjunit.aws.setting.SettingFault;
import org.chaosjunit.aws.setting.SettingReverter;
import org.chaosjunit.aws.sqs.DelayedQueue;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.InjectionContext;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.PlannedFaults;
import org.chaosjunit.spi.ReadBack;
import org.chaosjunit.spi.Refusal;
import org.chaosjunit.spi.Target;
import org.chaosjunit.spi.UndoRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.scheduler.SchedulerClient;

@DisplayName("The dead man's switch")
class DeadMansSwitchTests {
    private static final String ROLE = "arn:aws:iam::123456789012:role/put-back";

    private final SetClock clock = new SetClock(Instant.now());
    private final LocalAws aws = LocalAws.start(clock);
    private final List<UndoRecord> journal = new ArrayList<>();
    private final SwitchReverter reverter = new SwitchReverter();
    private LambdaClient lambda;
    private SchedulerClient scheduler;
    private AwsPlace place;

    @BeforeEach
    void start() {
        // Found by the SDK's default chain, as by everyone who uses this library.
        System.setProperty("aws.accessKeyId", aws.environment().get("AWS_ACCESS_KEY_ID"));
        System.setProperty("aws.secretAccessKey", aws.environment().get("AWS_SECRET_ACCESS_KEY"));
        place = new AwsPlace(aws.region().id(), Map.of("*", aws.endpoint()));
        lambda = aws.client(LambdaClient.builder());
        scheduler = aws.client(SchedulerClient.builder());
        lambda.createFunction(request -> request.functionName("f")
                .runtime("nodejs20.x")
                .handler("index.handler")
                .role("arn:aws:iam::123456789012:role/f")
                .code(code -> code.zipFile(SdkBytes.fromUtf8String("none")))
                .timeout(3)
                .memorySize(512));
    }

    @AfterEach
    void close() {
        aws.close();
    }

    private static Target switched(SettingFault fault) {
        List<PlannedFaults> planned = List.of(new PlannedFaults(fault.target(), List.of(fault)));
        return new ScheduledWayBack(ROLE).around(planned).get(0).target();
    }

    private void inject(SettingFault fault) throws Exception {
        InjectionContext context =
                new InjectionContext("test", 1, clock.instant().plus(Duration.ofMinutes(5)), journal::add);
        switched(fault).inject(List.of(fault), context);
    }

    private Integer reserved() {
        return lambda.getFunctionConcurrency(request -> request.functionName("f"))
                .reservedConcurrentExecutions();
    }

    private int schedules() {
        return scheduler.listSchedules(request -> {}).schedules().size();
    }

    private void assertNothingToDo() throws Exception {
        assertThat(new SettingReverter().readBack(journal.get(1))).isEqualTo(ReadBack.reverted());
        assertThat(reverter.readBack(journal.get(0))).isEqualTo(ReadBack.reverted());
    }

    @Test
    @DisplayName("restores the value when the time is over and nobody has done it, and is gone")
    void fires() throws Exception {
        lambda.putFunctionConcurrency(request -> request.functionName("f").reservedConcurrentExecutions(10));
        inject(new ThrottledFunction(place, "f", 0));
        assertThat(reserved()).isZero();
        assertThat(schedules()).isEqualTo(1);
        clock.add(Duration.ofMinutes(4));
        assertThat(reserved()).isZero();

        clock.add(Duration.ofMinutes(2));

        await().until(() -> schedules() == 0);
        assertThat(reserved()).isEqualTo(10);
        assertThat(aws.service(LocalScheduler.class).failures()).isEmpty();
        assertNothingToDo();
    }

    @Test
    @DisplayName("restores that there was no value at all")
    void firesToNothing() throws Exception {
        inject(new ThrottledFunction(place, "f", 0));
        clock.add(Duration.ofMinutes(6));
        await().until(() -> schedules() == 0);
        assertThat(reserved()).isNull();
        assertNothingToDo();
    }

    @Test
    @DisplayName("restores time-out and memory of a function")
    void firesForLimits() throws Exception {
        inject(new LimitedFunction(place, "f", Optional.of(Duration.ofSeconds(1)), Optional.of(128)));
        clock.add(Duration.ofMinutes(6));
        await().until(() -> schedules() == 0);
        assertThat(lambda.getFunctionConfiguration(request -> request.functionName("f")))
                .satisfies(found -> assertThat(found.timeout()).isEqualTo(3))
                .satisfies(found -> assertThat(found.memorySize()).isEqualTo(512));
        assertNothingToDo();
    }

    @Test
    @DisplayName("is made after the undo records and before the change, and removed when all is back")
    void isRemoved() throws Exception {
        aws.forgetCalls();
        inject(new ThrottledFunction(place, "f", 0));
        assertThat(aws.calls())
                .extracting(Call::operation)
                .containsSubsequence("GetFunctionConcurrency", "CreateSchedule", "PutFunctionConcurrency");
        assertThat(journal).extracting(UndoRecord::reverter).containsExactly("aws-dead-mans-switch", "aws-setting");
        assertThat(reverter.readBack(journal.get(0))).isEqualTo(ReadBack.inPlace());

        new SettingReverter().revert(journal.get(1));
        reverter.revert(journal.get(0));

        assertThat(schedules()).isZero();
        assertThat(reserved()).isNull();
        assertNothingToDo();
    }

    @Test
    @DisplayName("stays while the change is there, and says so")
    void stays() throws Exception {
        inject(new ThrottledFunction(place, "f", 0));
        String schedule = journal.get(0).state().get("schedule");
        assertThatThrownBy(() -> reverter.revert(journal.get(0)))
                .hasMessage("aws:eu-central-1:lambda:concurrency:f is not put back yet; the schedule " + schedule
                        + " stays, and puts it back at " + journal.get(0).expires());
        assertThat(schedules()).isEqualTo(1);
        assertThat(reverter.byHand(journal.get(0)))
                .isEqualTo("once aws:eu-central-1:lambda:concurrency:f is as it was: aws scheduler delete-schedule"
                        + " --name " + schedule + " --region eu-central-1 --endpoint-url " + aws.endpoint());
    }

    @Test
    @DisplayName("is told of when it cannot be removed")
    void cannotBeRemoved() throws Exception {
        inject(new ThrottledFunction(place, "f", 0));
        new SettingReverter().revert(journal.get(1));
        aws.misbehave("scheduler", "DeleteSchedule", Which.all(), Misbehaviour.DENY);
        assertThatThrownBy(() -> reverter.revert(journal.get(0)))
                .hasMessageContaining("not authorized to perform: scheduler:DeleteSchedule");
        assertThat(reverter.readBack(journal.get(0))).isEqualTo(ReadBack.inPlace());
    }

    @Test
    @DisplayName("lets nothing be injected when it cannot be made, and names the permissions")
    void cannotBeMade() throws Exception {
        aws.misbehave("scheduler", "CreateSchedule", Which.all(), Misbehaviour.DENY);
        aws.forgetCalls();
        assertThatThrownBy(() -> inject(new ThrottledFunction(place, "f", 0)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("the dead man's switch of aws:eu-central-1:lambda:concurrency:f could not be"
                        + " made, so nothing was changed: ")
                .hasMessageEndingWith(
                        ". It needs the permissions scheduler:CreateSchedule and, for " + ROLE + ", iam:PassRole");
        assertThat(aws.calls()).extracting(Call::operation).doesNotContain("PutFunctionConcurrency");
        assertThat(reserved()).isNull();
        assertNothingToDo();
    }

    @Test
    @DisplayName("is made once though the first answer is lost")
    void isMadeOnce() throws Exception {
        aws.misbehave("scheduler", "CreateSchedule", Which.nth(1), Misbehaviour.CUT_AFTER_EFFECT);
        inject(new ThrottledFunction(place, "f", 0));
        assertThat(schedules()).isEqualTo(1);
        assertThat(reserved()).isZero();
    }

    @Test
    @DisplayName("is refused beside what takes more than one call, and where there is nothing for it")
    void isRefused() {
        SettingFault fault = new DelayedQueue(place, "queue", Duration.ofSeconds(30));
        assertThat(switched(fault).check(List.of(fault)))
                .extracting(Refusal::problem)
                .extracting(Object::toString)
                .containsExactly(
                        "requires under `@DeadMansSwitch` a target that one plain API call puts back, but found "
                                + switched(fault).id()
                                + ". Leave `@DeadMansSwitch` out: the undo record beside the target lets any machine put it"
                                + " back.");
        Fault throttled = new ThrottledFunction(place, "f", 0);
        assertThat(switched((SettingFault) throttled).check(List.of(throttled))).isEmpty();
        assertThatThrownBy(() -> new ScheduledWayBack(ROLE).around(List.of()))
                .isInstanceOf(InvalidAttributeException.class)
                .hasMessage("requires a fault in AWS, but found none at all. Leave it out: what is changed on this"
                        + " machine is put back there.");
        assertThatThrownBy(() -> new ScheduledWayBack("put-back"))
                .isInstanceOf(InvalidAttributeException.class)
                .hasMessage("requires `role` to be the ARN of a role, but found \"put-back\". Write for example"
                        + " `role = \"arn:aws:iam::123456789012:role/put-back\"`.");
    }
}
