package org.chaosjunit.aws.local.cloudwatch;

import java.time.Instant;
import org.chaosjunit.aws.local.wire.AwsError;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.PutCompositeAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** New alarms, which know nothing yet. */
final class AlarmOfRequest {
    private static final String UNCHECKED = "Unchecked: Initial alarm creation";

    private AlarmOfRequest() {}

    static MetricAlarm alarm(PutMetricAlarmRequest request, String arn, Instant now) {
        if (request.metrics().isEmpty() == (request.metricName() == null)) {
            throw new AwsError("ValidationError", 400, "Either Metrics or MetricName must be specified, and not both.");
        }
        return MetricAlarm.builder()
                .alarmName(request.alarmName())
                .alarmArn(arn)
                .alarmDescription(request.alarmDescription())
                .alarmConfigurationUpdatedTimestamp(now)
                .actionsEnabled(!Boolean.FALSE.equals(request.actionsEnabled()))
                .okActions(request.okActions())
                .alarmActions(request.alarmActions())
                .insufficientDataActions(request.insufficientDataActions())
                .stateValue(StateValue.INSUFFICIENT_DATA)
                .stateReason(UNCHECKED)
                .stateUpdatedTimestamp(now)
                .metricName(request.metricName())
                .namespace(request.namespace())
                .statistic(request.statisticAsString())
                .extendedStatistic(request.extendedStatistic())
                .dimensions(request.dimensions())
                .period(request.period())
                .unit(request.unitAsString())
                .evaluationPeriods(request.evaluationPeriods())
                .datapointsToAlarm(request.datapointsToAlarm())
                .threshold(request.threshold())
                .comparisonOperator(request.comparisonOperatorAsString())
                .treatMissingData(request.treatMissingData())
                .metrics(request.metrics())
                .build();
    }

    static CompositeAlarm alarm(PutCompositeAlarmRequest request, String arn, Instant now) {
        return CompositeAlarm.builder()
                .alarmName(request.alarmName())
                .alarmArn(arn)
                .alarmDescription(request.alarmDescription())
                .alarmConfigurationUpdatedTimestamp(now)
                .actionsEnabled(!Boolean.FALSE.equals(request.actionsEnabled()))
                .okActions(request.okActions())
                .alarmActions(request.alarmActions())
                .insufficientDataActions(request.insufficientDataActions())
                .alarmRule(request.alarmRule())
                .stateValue(StateValue.INSUFFICIENT_DATA)
                .stateReason(UNCHECKED)
                .stateUpdatedTimestamp(now)
                .build();
    }
}
