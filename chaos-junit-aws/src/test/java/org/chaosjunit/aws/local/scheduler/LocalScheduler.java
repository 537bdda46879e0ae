package org.chaosjunit.aws.local.scheduler;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.LocalService;
import org.chaosjunit.aws.local.Operations;
import org.chaosjunit.aws.local.Page;
import org.chaosjunit.aws.local.lambda.LocalLambda;
import org.chaosjunit.aws.local.wire.AwsError;
import org.chaosjunit.aws.local.wire.Models;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.scheduler.model.ActionAfterCompletion;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.DeleteScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.DeleteScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.GetScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.GetScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.ListSchedulesRequest;
import software.amazon.awssdk.services.scheduler.model.ListSchedulesResponse;
import software.amazon.awssdk.services.scheduler.model.ScheduleState;
import software.amazon.awssdk.services.scheduler.model.ScheduleSummary;
import software.amazon.awssdk.services.scheduler.model.Target;
import software.amazon.awssdk.services.scheduler.model.UpdateScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.UpdateScheduleResponse;

/** EventBridge Scheduler: schedules at one time, with functions or any operation of the SDK as targets. */
public final class LocalScheduler implements LocalService {
    private static final String SCHEDULE = "/schedules/{Name}";
    private static final Pattern AT = Pattern.compile("at\\((\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d)\\)");
    private static final Pattern UNIVERSAL = Pattern.compile("arn:aws:scheduler:::aws-sdk:(\\w+):(\\w+)");
    private static final int ATTEMPTS = 185;

    private final Map<String, Schedule> schedules = new ConcurrentSkipListMap<>();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread timer = new Thread(work, "local-scheduler");
        timer.setDaemon(true);
        return timer;
    });
    private LocalAws aws;
    private boolean isBegun;

    /** A schedule; {@code done} once it has fired for good or ill. */
    private record Schedule(GetScheduleResponse model, Instant due, int attempts, boolean done) {}

    @Override
    public void register(LocalAws stand) {
        aws = stand;
        Operations on = stand.service("scheduler").restJson();
        on.on("POST", SCHEDULE, CreateScheduleRequest::builder, this::create)
                .resource(r -> arn(r.groupName(), r.name()))
                .needs("iam:PassRole", r -> r.target().roleArn());
        on.on("PUT", SCHEDULE, UpdateScheduleRequest::builder, this::update)
                .resource(r -> arn(r.groupName(), r.name()))
                .needs("iam:PassRole", r -> r.target().roleArn());
        on.on("GET", SCHEDULE, GetScheduleRequest::builder, this::get).resource(r -> arn(r.groupName(), r.name()));
        on.on("DELETE", SCHEDULE, DeleteScheduleRequest::builder, this::delete)
                .resource(r -> arn(r.groupName(), r.name()));
        on.on("GET", "/schedules", ListSchedulesRequest::builder, this::list);
    }

    /** Returns why schedules could not do what they should, oldest first. */
    public List<String> failures() {
        return List.copyOf(failures);
    }

    private String arn(@Nullable String group, String name) {
        return aws.arn("scheduler", "schedule/" + (group == null ? "default" : group) + "/" + name);
    }

    private static AwsError invalid(String message) {
        return new AwsError("ValidationException", 400, message);
    }

    private static Instant due(String expression, @Nullable String zone) {
        Matcher at = AT.matcher(expression);
        if (!at.matches()) {
            throw new AwsError("ValidationException", 501, "The stand-in knows one-time schedules only: " + expression);
        }
        try {
            return LocalDateTime.parse(at.group(1))
                    .atZone(ZoneId.of(zone == null ? "UTC" : zone))
                    .toInstant();
        } catch (DateTimeException e) {
            throw invalid("Invalid Schedule Expression " + expression + ".");
        }
    }

    private static void check(Target target) {
        if (!UNIVERSAL.matcher(target.arn()).matches() && !target.arn().startsWith("arn:aws:lambda:")) {
            throw new AwsError("ValidationException", 501, "The stand-in has no target " + target.arn() + ".");
        }
        if (target.roleArn() == null || !target.roleArn().startsWith("arn:aws:iam::")) {
            throw invalid("A target needs a role that the scheduler assumes.");
        }
    }

    // Many a stand-in never has a schedule.
    private synchronized void begin() {
        if (!isBegun) {
            isBegun = true;
            var unused = thread.scheduleWithFixedDelay(this::fireDue, 25, 25, TimeUnit.MILLISECONDS);
        }
    }

    private CreateScheduleResponse create(CreateScheduleRequest request) {
        begin();
        String arn = arn(request.groupName(), request.name());
        check(request.target());
        Instant now = aws.clock().instant();
        GetScheduleResponse model = Models.copy(
                        request,
                        GetScheduleResponse.builder()
                                .groupName("default")
                                .state(ScheduleState.ENABLED)
                                .actionAfterCompletion(ActionAfterCompletion.NONE))
                .arn(arn)
                .creationDate(now)
                .lastModificationDate(now)
                .build();
        Instant due = due(request.scheduleExpression(), request.scheduleExpressionTimezone());
        if (due.isBefore(now)) {
            throw invalid("The schedule lies in the past: " + request.scheduleExpression());
        }
        if (schedules.putIfAbsent(arn, new Schedule(model, due, 0, false)) != null) {
            throw new AwsError("ConflictException", 409, "Schedule " + request.name() + " already exists.");
        }
        return CreateScheduleResponse.builder().scheduleArn(arn).build();
    }

    private Schedule schedule(String arn) {
        return Optional.ofNullable(schedules.get(arn))
                .orElseThrow(() -> new AwsError(
                        "ResourceNotFoundException",
                        404,
                        "Schedule " + arn.substring(arn.lastIndexOf('/') + 1) + " does not exist."));
    }

    private UpdateScheduleResponse update(UpdateScheduleRequest request) {
        String arn = arn(request.groupName(), request.name());
        check(request.target());
        Schedule before = schedule(arn);
        // All that the request leaves out goes back to its default.
        GetScheduleResponse model = Models.copy(
                        request,
                        GetScheduleResponse.builder()
                                .groupName("default")
                                .state(ScheduleState.ENABLED)
                                .actionAfterCompletion(ActionAfterCompletion.NONE))
                .arn(arn)
                .creationDate(before.model().creationDate())
                .lastModificationDate(aws.clock().instant())
                .build();
        Instant due = due(request.scheduleExpression(), request.scheduleExpressionTimezone());
        schedules.put(arn, new Schedule(model, due, 0, false));
        return UpdateScheduleResponse.builder().scheduleArn(arn).build();
    }

    private GetScheduleResponse get(GetScheduleRequest request) {
        return schedule(arn(request.groupName(), request.name())).model();
    }

    private DeleteScheduleResponse delete(DeleteScheduleRequest request) {
        String arn = arn(request.groupName(), request.name());
        schedule(arn);
        schedules.remove(arn);
        return DeleteScheduleResponse.builder().build();
    }

    private ListSchedulesResponse list(ListSchedulesRequest request) {
        List<ScheduleSummary> all = schedules.values().stream()
                .map(Schedule::model)
                .filter(each ->
                        request.groupName() == null || request.groupName().equals(each.groupName()))
                .filter(each -> request.namePrefix() == null || each.name().startsWith(request.namePrefix()))
                .map(each -> Models.copy(each, ScheduleSummary.builder()).build())
                .toList();
        Page<ScheduleSummary> page = Page.of(all, request.nextToken(), request.maxResults(), 100);
        return ListSchedulesResponse.builder()
                .schedules(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private void fireDue() {
        Instant now = aws.clock().instant();
        schedules.values().stream()
                .filter(each -> !each.done() && each.model().state() == ScheduleState.ENABLED)
                .filter(each -> !now.isBefore(each.due()))
                .forEach(this::fire);
    }

    private void fire(Schedule schedule) {
        String arn = schedule.model().arn();
        try {
            act(schedule.model());
            finish(schedule);
        } catch (AwsError e) {
            failures.add(schedule.model().name() + ": " + e.code() + ": " + e.getMessage());
            Integer most = schedule.model().target().retryPolicy() == null
                    ? null
                    : schedule.model().target().retryPolicy().maximumRetryAttempts();
            if (schedule.attempts() >= (most == null ? ATTEMPTS : most)) {
                finish(schedule);
            } else {
                Schedule again = new Schedule(
                        schedule.model(), aws.clock().instant().plusSeconds(1), schedule.attempts() + 1, false);
                schedules.replace(arn, schedule, again);
            }
        } catch (RuntimeException e) {
            failures.add(schedule.model().name() + ": " + e);
            finish(schedule);
        }
    }

    private void finish(Schedule schedule) {
        String arn = schedule.model().arn();
        if (schedule.model().actionAfterCompletion() == ActionAfterCompletion.DELETE) {
            schedules.remove(arn, schedule);
        } else {
            schedules.replace(arn, schedule, new Schedule(schedule.model(), schedule.due(), schedule.attempts(), true));
        }
    }

    private void act(GetScheduleResponse schedule) {
        Target target = schedule.target();
        String accessKey =
                aws.callers().assume(target.roleArn(), schedule.name()).accessKeyId();
        Matcher universal = UNIVERSAL.matcher(target.arn());
        String input = target.input() == null ? "{}" : target.input();
        if (universal.matches()) {
            String operation = universal.group(2);
            aws.perform(
                    universal.group(1),
                    Character.toUpperCase(operation.charAt(0)) + operation.substring(1),
                    input,
                    accessKey);
        } else {
            aws.service(LocalLambda.class).runLater(target.arn(), input.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
