package org.chaosjunit.aws.policies;

import org.chaosjunit.ChaosExperiment;
import org.chaosjunit.Observe;
import org.chaosjunit.aws.cloudwatch.CloudWatchMetric;
import org.chaosjunit.aws.cloudwatch.CloudWatchQuery;
import org.chaosjunit.aws.cloudwatch.StopOnAlarm;
import org.chaosjunit.aws.command.RunCommand;
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
import org.chaosjunit.file.SetProperty;
import org.chaosjunit.load.CallLoad;
import org.chaosjunit.steady.SteadyState;
import org.junit.jupiter.api.Disabled;

/** An experiment with each feature; run by {@link LeastPolicyTests}. All that they act on is called {@code orders}. */
@Disabled("run by LeastPolicyTests")
@Observe(atMost = "1s", armedWithin = "10s")
class LeastPolicyTestCase {
    @ThrottleFunction(function = "orders")
    @ChaosExperiment
    void throttleFunction() {
        live();
    }

    @LimitFunction(function = "orders", timeout = "1s")
    @ChaosExperiment
    void limitFunction() {
        live();
    }

    @DisableEventSource(function = "orders", source = "orders")
    @ChaosExperiment
    void disableEventSource() {
        live();
    }

    @DenyAction(role = "orders", actions = "dynamodb:PutItem")
    @ChaosExperiment
    void denyActionOfRole() {
        live();
    }

    @DenyAction(bucket = "orders", actions = "s3:GetObject")
    @ChaosExperiment
    void denyActionOfBucket() {
        live();
    }

    @DenyAction(queue = "orders", actions = "sqs:SendMessage")
    @ChaosExperiment
    void denyActionOfQueue() {
        live();
    }

    @DenyAction(topic = "orders", actions = "sns:Publish")
    @ChaosExperiment
    void denyActionOfTopic() {
        live();
    }

    @RestrictCapacity(table = "orders", read = 1, write = 2)
    @ChaosExperiment
    void restrictCapacity() {
        live();
    }

    @ReplaceCors(bucket = "orders")
    @ChaosExperiment
    void replaceCors() {
        live();
    }

    @ReplaceNotifications(bucket = "orders")
    @ChaosExperiment
    void replaceNotifications() {
        live();
    }

    @DelayQueue(queue = "orders", by = "30s")
    @ChaosExperiment
    void delayQueue() {
        live();
    }

    @DeadMansSwitch(role = "arn:aws:iam::123456789012:role/orders")
    @ThrottleFunction(function = "orders")
    @ChaosExperiment
    void deadMansSwitch() {
        live();
    }

    @FailureLambda(parameter = "/orders", function = "orders", cacheTtl = "1s")
    @InjectLatency(min = 100)
    @CallLoad(value = "live", rate = 10, warmup = "0s")
    @SteadyState(metric = "load.success", range = ">= 10%")
    @ChaosExperiment
    void failureLambdaWithParameter() {}

    @FailureLambda(appConfig = "orders/orders/orders", function = "orders", cacheTtl = "1s")
    @InjectLatency(min = 100)
    @CallLoad(value = "live", rate = 10, warmup = "0s")
    @SteadyState(metric = "load.success", range = ">= 10%")
    @ChaosExperiment
    void failureLambdaWithAppConfig() {}

    @ChaosLambda(parameter = "/orders", function = "orders")
    @InjectLatency(min = 100)
    @CallLoad(value = "live", rate = 10, warmup = "0s")
    @SteadyState(metric = "load.success", range = ">= 10%")
    @ChaosExperiment
    void chaosLambda() {}

    @TerminateInstance(
            groups = "orders",
            tags = "chaos=yes",
            hours = "Mon-Sun 00:00-24:00",
            zone = "UTC",
            dryRun = false,
            notifyTopic = "arn:aws:sns:eu-central-1:123456789012:orders",
            alarms = "orders")
    @ChaosExperiment
    void terminateInstance() {
        live();
    }

    @RunCommand(document = "AWSFIS-Run-CPU-Stress", parameters = "DurationSeconds=20", tags = "chaos=yes")
    @ChaosExperiment
    void runCommand() {
        live();
    }

    @SetProperty(file = "${orders.flags}", key = "careful", value = "false")
    @GroupMetric(value = "orders.inService", group = "orders", every = "100ms", looks = 1)
    @SteadyState(metric = "orders.inService", range = ">= 100%", window = "1s", minSamples = 2)
    @ChaosExperiment
    void groupMetric() {}

    @SetProperty(file = "${orders.flags}", key = "careful", value = "false")
    @CloudWatchMetric(
            value = "orders.placed",
            namespace = "Shop",
            metric = "Orders",
            stat = "Sum",
            period = "1s",
            lag = "0s")
    @SteadyState(metric = "orders.placed", range = "> 0", window = "1s", minSamples = 2)
    @Observe(atMost = "3s")
    @ChaosExperiment
    void cloudWatchMetric() {}

    @SetProperty(file = "${orders.flags}", key = "careful", value = "false")
    @CloudWatchQuery(value = "orders.failed", file = "classpath:org/chaosjunit/aws/cloudwatch/shop.json", lag = "0s")
    @SteadyState(metric = "orders.failed", range = "<= 60", window = "1s", minSamples = 2)
    @Observe(atMost = "3s")
    @ChaosExperiment
    void cloudWatchQuery() {}

    @SetProperty(file = "${orders.flags}", key = "careful", value = "false")
    @StopOnAlarm(value = "orders", every = "200ms")
    @ChaosExperiment
    void stopOnAlarm() {
        live();
    }

    // What is to be seen is what AWS is asked.
    void live() {}
}
