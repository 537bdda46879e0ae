package org.chaosjunit.aws.scheduler;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.chaosjunit.aws.ApiCall;
import org.chaosjunit.aws.AwsClients;
import org.chaosjunit.aws.AwsPlace;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.ActionAfterCompletion;
import software.amazon.awssdk.services.scheduler.model.ConflictException;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;

/** The schedules of a region. */
record Schedules(SchedulerClient client) {
    private static final DateTimeFormatter AT =
            DateTimeFormatter.ofPattern("'at('uuuu-MM-dd'T'HH:mm:ss')'").withZone(ZoneOffset.UTC);
    // Long enough for a throttled service; after that somebody may have gone on working there.
    private static final int LATEST_SECONDS = 3600;

    static Schedules of(AwsPlace place) {
        return new Schedules(AwsClients.client(place, "scheduler", SchedulerClient.builder()));
    }

    /**
     * Makes a schedule for when the change expires.
     *
     * @throws IllegalStateException if it cannot be made; the message says what it needs
     */
    void create(Switch armed, String role, ApiCall call) {
        String partition = role.split(":", 3)[1];
        Instant due = armed.change().expires().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        try {
            client.createSchedule(request -> request.name(armed.schedule())
                    .description("Made by chaos-junit: puts back what an experiment has changed if it has not done so.")
                    .scheduleExpression(AT.format(due))
                    .scheduleExpressionTimezone("UTC")
                    .flexibleTimeWindow(window -> window.mode(FlexibleTimeWindowMode.OFF))
                    .actionAfterCompletion(ActionAfterCompletion.DELETE)
                    .target(target -> target.arn("arn:" + partition + ":scheduler:::aws-sdk:" + call.service() + ":"
                                    + call.operation())
                            .roleArn(role)
                            .input(call.input())
                            .retryPolicy(retry -> retry.maximumEventAgeInSeconds(LATEST_SECONDS))));
        } catch (ConflictException e) {
            // Nobody else knows the name: an earlier attempt of this very call was heard, and its answer lost.
        } catch (SdkException e) {
            throw new IllegalStateException(
                    "the dead man's switch of " + armed.change().target()
                            + " could not be made, so nothing was changed: " + e.getMessage()
                            + ". It needs the permissions scheduler:CreateSchedule and, for " + role
                            + ", iam:PassRole",
                    e);
        }
    }

    boolean contains(String name) {
        try {
            client.getSchedule(request -> request.name(name));
            return true;
        } catch (ResourceNotFoundException e) {
            return false;
        }
    }

    void delete(String name) {
        try {
            client.deleteSchedule(request -> request.name(name));
        } catch (ResourceNotFoundException e) {
            // It has just done its work, or someone else was faster.
        }
    }
}
