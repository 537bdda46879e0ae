package org.chaosjunit.aws.modules;

import org.chaosjunit.ChaosExperiment;
import org.chaosjunit.aws.cloudwatch.CloudWatchMetric;
import org.chaosjunit.aws.cloudwatch.CloudWatchQuery;
import org.chaosjunit.aws.cloudwatch.StopOnAlarm;
import org.chaosjunit.aws.dynamodb.RestrictCapacity;
import org.chaosjunit.aws.ec2.GroupMetric;
import org.chaosjunit.aws.ec2.TerminateInstance;
import org.chaosjunit.aws.failurelambda.ChaosLambda;
import org.chaosjunit.aws.failurelambda.FailureLambda;
import org.chaosjunit.aws.lambda.DisableEventSource;
import org.chaosjunit.aws.lambda.LimitFunction;
import org.chaosjunit.aws.lambda.ThrottleFunction;
import org.chaosjunit.aws.policy.DenyAction;
import org.chaosjunit.aws.s3.ReplaceCors;
import org.chaosjunit.aws.s3.ReplaceNotifications;
import org.chaosjunit.aws.scheduler.DeadMansSwitch;
import org.chaosjunit.aws.sqs.DelayQueue;
import org.chaosjunit.fault.InjectLatency;

/** An experiment for each thing that needs a module; named after the module, and what needs it. */
class EveryRoomTestCase {
    @ChaosExperiment
    @ThrottleFunction(function = "f")
    void lambda_throttle() {}

    @ChaosExperiment
    @LimitFunction(function = "f", timeout = "1s")
    void lambda_limit() {}

    @ChaosExperiment
    @DisableEventSource(function = "f")
    void lambda_source() {}

    @ChaosExperiment
    @RestrictCapacity(table = "orders")
    void dynamodb_capacity() {}

    @ChaosExperiment
    @ReplaceCors(bucket = "orders")
    void s3_cors() {}

    @ChaosExperiment
    @ReplaceNotifications(bucket = "orders")
    void s3_notifications() {}

    @ChaosExperiment
    @DenyAction(bucket = "orders", actions = "s3:GetObject")
    void s3_policy() {}

    @ChaosExperiment
    @DelayQueue(queue = "orders", by = "5s")
    void sqs_delay() {}

    @ChaosExperiment
    @DenyAction(queue = "orders", actions = "sqs:SendMessage")
    void sqs_policy() {}

    @ChaosExperiment
    @DenyAction(topic = "orders", actions = "sns:Publish")
    void sns_policy() {}

    @ChaosExperiment
    @DenyAction(role = "orders", actions = "dynamodb:PutItem")
    void iam_policy() {}

    @ChaosExperiment
    @FailureLambda(parameter = "/failure", function = "f")
    @InjectLatency(min = 100)
    void cloudwatchlogs_failureLambda() {}

    @ChaosExperiment
    @ChaosLambda(parameter = "/failure", function = "f")
    @InjectLatency(min = 100)
    void cloudwatchlogs_chaosLambda() {}

    @ChaosExperiment
    @FailureLambda(appConfig = "a/b/c", function = "f")
    @InjectLatency(min = 100)
    void appconfig_failureLambda() {}

    @ChaosExperiment
    @InjectLatency(min = 100)
    @CloudWatchMetric(value = "m", namespace = "n", metric = "m", stat = "Sum")
    void cloudwatch_metric() {}

    @ChaosExperiment
    @InjectLatency(min = 100)
    @CloudWatchQuery(value = "m", file = "query.json")
    void cloudwatch_query() {}

    @ChaosExperiment
    @InjectLatency(min = 100)
    @StopOnAlarm("red")
    void cloudwatch_alarm() {}

    @ChaosExperiment
    @TerminateInstance(groups = "web", tags = "chaos=yes", zone = "UTC")
    void ec2_terminate() {}

    @ChaosExperiment
    @InjectLatency(min = 100)
    @GroupMetric(value = "m", group = "web")
    void autoscaling_metric() {}

    @ChaosExperiment
    @TerminateInstance(
            groups = "web",
            tags = "chaos=yes",
            zone = "UTC",
            notifyTopic = "arn:aws:sns:eu-central-1:123456789012:chaos")
    void sns_terminate() {}

    @ChaosExperiment
    @TerminateInstance(groups = "web", tags = "chaos=yes", zone = "UTC", alarms = "red")
    void cloudwatch_terminate() {}

    @ChaosExperiment
    @ThrottleFunction(function = "f")
    @DeadMansSwitch(role = "arn:aws:iam::123456789012:role/put-back")
    void scheduler_switch() {}
}
