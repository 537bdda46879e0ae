package org.chaosjunit.aws.policies;

import java.util.List;
import java.util.function.Consumer;

/** What needs a policy of its own, and below which headings that stands. */
@SuppressWarnings("ImmutableEnumChecker") // Method references and List.of() are.
enum Feature {
    THROTTLE_FUNCTION("throttleFunction", Orders::function, "`@ThrottleFunction`"),
    LIMIT_FUNCTION("limitFunction", Orders::function, "`@LimitFunction`"),
    DISABLE_EVENT_SOURCE("disableEventSource", Orders::eventSource, "`@DisableEventSource`"),
    DENY_ACTION_OF_ROLE("denyActionOfRole", Orders::role, "`@DenyAction` of a role"),
    DENY_ACTION_OF_BUCKET("denyActionOfBucket", Orders::bucket, "`@DenyAction` of a bucket"),
    DENY_ACTION_OF_QUEUE("denyActionOfQueue", Orders::queue, "`@DenyAction` of a queue"),
    DENY_ACTION_OF_TOPIC("denyActionOfTopic", Orders::topic, "`@DenyAction` of a topic"),
    RESTRICT_CAPACITY("restrictCapacity", Orders::table, "`@RestrictCapacity`"),
    REPLACE_CORS("replaceCors", Orders::bucket, "`@ReplaceCors`"),
    REPLACE_NOTIFICATIONS("replaceNotifications", Orders::bucket, "`@ReplaceNotifications`"),
    DELAY_QUEUE("delayQueue", Orders::queue, "`@DelayQueue`"),
    DEAD_MANS_SWITCH("deadMansSwitch", Orders::function, "`@DeadMansSwitch`", "`@ThrottleFunction`"),
    FAILURE_LAMBDA_WITH_PARAMETER(
            "failureLambdaWithParameter",
            Orders::parameter,
            "`@FailureLambda` and `@ChaosLambda` with a parameter",
            "The role of a function with a parameter"),
    FAILURE_LAMBDA_WITH_APP_CONFIG(
            "failureLambdaWithAppConfig",
            Orders::appConfig,
            "`@FailureLambda` with AppConfig",
            "The role of a function with AppConfig"),
    CHAOS_LAMBDA(
            "chaosLambda",
            Orders::parameterOfChaosLambda,
            "`@FailureLambda` and `@ChaosLambda` with a parameter",
            "The role of a function with a parameter"),
    TERMINATE_INSTANCE(
            "terminateInstance",
            Orders::group,
            "`@TerminateInstance`",
            "`notifyTopic` of `@TerminateInstance`",
            "`alarms` of `@TerminateInstance`"),
    GROUP_METRIC("groupMetric", Orders::group, "`@GroupMetric`"),
    RUN_COMMAND("runCommand", Orders::worker, "`@RunCommand`"),
    CLOUD_WATCH_METRIC("cloudWatchMetric", Orders::metrics, "`@CloudWatchMetric` and `@CloudWatchQuery`"),
    CLOUD_WATCH_QUERY("cloudWatchQuery", Orders::metrics, "`@CloudWatchMetric` and `@CloudWatchQuery`"),
    STOP_ON_ALARM("stopOnAlarm", Orders::alarm, "`@StopOnAlarm`");

    private static final String OF_FUNCTION = "The role of a function";

    private final String experiment;
    private final Consumer<Orders> seed;
    private final List<String> headings;

    Feature(String experiment, Consumer<Orders> seed, String... headings) {
        this.experiment = experiment;
        this.seed = seed;
        this.headings = List.of(headings);
    }

    /** Returns the method of {@link LeastPolicyTestCase}. */
    String experiment() {
        return experiment;
    }

    void seed(Orders orders) {
        seed.accept(orders);
    }

    List<String> headings() {
        return headings;
    }

    /** Returns those of who runs the experiment. */
    List<String> ofExperimenter() {
        return headings.stream()
                .filter(heading -> !heading.startsWith(OF_FUNCTION))
                .toList();
    }

    /** Returns those of the function that it acts on. */
    List<String> ofFunction() {
        return headings.stream()
                .filter(heading -> heading.startsWith(OF_FUNCTION))
                .toList();
    }
}
