package org.chaosjunit.aws.local.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.Misbehaviour;
import org.chaosjunit.aws.local.SetClock;
import org.chaosjunit.aws.local.Which;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.ConflictException;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;
import software.amazon.awssdk.services.ssm.SsmClient;

class LocalSchedulerTests {
    private final SetClock clock = new SetClock(Instant.parse("2026-01-01T00:00:00Z"));
    private LocalAws aws;
    private SchedulerClient scheduler;
    private SsmClient ssm;

    @BeforeEach
    void start() {
        aws = LocalAws.start(clock);
        scheduler = aws.client(SchedulerClient.builder());
        ssm = aws.client(SsmClient.builder());
        ssm.putParameter(r -> r.name("a").value("broken").type("String"));
    }

    @AfterEach
    void close() {
        scheduler.close();
        ssm.close();
        aws.close();
    }

    private void schedule() {
        scheduler.createSchedule(r -> r.name("switch")
                .scheduleExpression("at(2026-01-01T00:10:00)")
                .flexibleTimeWindow(w -> w.mode(FlexibleTimeWindowMode.OFF))
                .actionAfterCompletion("DELETE")
                .target(t -> t.arn("arn:aws:scheduler:::aws-sdk:ssm:putParameter")
                        .roleArn("arn:aws:iam::123456789012:role/switch")
                        .input("{\"Name\":\"a\",\"Value\":\"whole\",\"Overwrite\":true}")));
    }

    private String value() {
        return ssm.getParameter(r -> r.name("a")).parameter().value();
    }

    @Test
    void firesWhenDueAndIsGone() {
        schedule();
        assertThatThrownBy(this::schedule).isInstanceOf(ConflictException.class);
        assertThat(scheduler.getSchedule(r -> r.name("switch")).target().input())
                .contains("whole");
        assertThat(value()).isEqualTo("broken");

        clock.add(Duration.ofMinutes(10));

        await().until(() -> value().equals("whole"));
        await().until(() -> scheduler.listSchedules(r -> {}).schedules().isEmpty());
        assertThat(aws.calls())
                .filteredOn(call -> call.operation().equals("PutParameter"))
                .last()
                .satisfies(call -> assertThat(aws.callers().arn(call.accessKey()))
                        .isEqualTo("arn:aws:sts::123456789012:assumed-role/switch/switch"));
    }

    @Test
    void doesNothingOnceDeleted() {
        schedule();
        scheduler.deleteSchedule(r -> r.name("switch"));

        clock.add(Duration.ofMinutes(10));

        assertThatThrownBy(() -> scheduler.getSchedule(r -> r.name("switch")))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThat(value()).isEqualTo("broken");
    }

    @Test
    void triesAgain() {
        schedule();
        aws.misbehave("ssm", "PutParameter", Which.nth(1), Misbehaviour.THROTTLE);
        clock.add(Duration.ofMinutes(10));
        await().until(() -> !aws.service(LocalScheduler.class).failures().isEmpty());

        clock.add(Duration.ofSeconds(1));

        await().until(() -> value().equals("whole"));
    }
}
