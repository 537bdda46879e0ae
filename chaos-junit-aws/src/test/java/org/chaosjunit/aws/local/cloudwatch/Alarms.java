package org.chaosjunit.aws.local.cloudwatch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.Page;
import org.chaosjunit.aws.local.wire.AwsError;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.PutCompositeAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** The alarms of an account, which are evaluated when someone looks at them. */
public final class Alarms {
    private final LocalAws aws;
    private final MetricDataAnswer data;
    private final DataPoints points;

    // Guarded by this.
    private final Map<String, OneAlarm> metric = new TreeMap<>();
    private final Map<String, OneComposite> composite = new TreeMap<>();

    Alarms(LocalAws aws, DataPoints points) {
        this.aws = aws;
        this.points = points;
        this.data = new MetricDataAnswer(points);
    }

    /**
     * Returns the state of an alarm.
     *
     * @throws AwsError if there is none of that name
     */
    public synchronized StateValue state(String name) {
        if (metric.containsKey(name)) {
            return metric.get(name).evaluated().stateValue();
        }
        if (composite.containsKey(name)) {
            return composite.get(name).evaluated().stateValue();
        }
        throw notFound();
    }

    synchronized void put(PutMetricAlarmRequest request) {
        MetricAlarm alarm = AlarmOfRequest.alarm(request, arn(request.alarmName()), points.now());
        metric.put(request.alarmName(), new OneAlarm(alarm, data, points, aws.alarms()::alarm));
    }

    synchronized void put(PutCompositeAlarmRequest request) {
        CompositeRule rule = CompositeRule.parse(request.alarmRule());
        for (String child : rule.alarms()) {
            if (!metric.containsKey(child) && !composite.containsKey(child)) {
                throw new AwsError(
                        "ValidationError",
                        400,
                        "The alarm rule names the alarm \"" + child + "\", which does not exist.");
            }
        }
        CompositeAlarm alarm = AlarmOfRequest.alarm(request, arn(request.alarmName()), points.now());
        composite.put(request.alarmName(), new OneComposite(alarm, rule, this::state, aws.alarms()::alarm));
    }

    synchronized void set(String name, StateValue state, String reason) {
        if (metric.containsKey(name)) {
            metric.get(name).set(state, reason);
        } else if (composite.containsKey(name)) {
            composite.get(name).set(state, reason);
        } else {
            throw notFound();
        }
    }

    synchronized void delete(List<String> names) {
        metric.keySet().removeAll(names);
        composite.keySet().removeAll(names);
    }

    synchronized DescribeAlarmsResponse describe(DescribeAlarmsRequest request) {
        List<Object> found = new ArrayList<>();
        // As AWS does: who does not ask for composite alarms gets none.
        List<AlarmType> types = request.alarmTypes().isEmpty() ? List.of(AlarmType.METRIC_ALARM) : request.alarmTypes();
        if (types.contains(AlarmType.METRIC_ALARM)) {
            named(request, metric.keySet()).stream()
                    .map(name -> metric.get(name).evaluated())
                    .filter(alarm -> request.stateValue() == null || request.stateValue() == alarm.stateValue())
                    .forEach(found::add);
        }
        if (types.contains(AlarmType.COMPOSITE_ALARM)) {
            named(request, composite.keySet()).stream()
                    .map(name -> composite.get(name).evaluated())
                    .filter(alarm -> request.stateValue() == null || request.stateValue() == alarm.stateValue())
                    .forEach(found::add);
        }
        Page<Object> page = Page.of(found, request.nextToken(), request.maxRecords(), 100);
        return DescribeAlarmsResponse.builder()
                .metricAlarms(page.items().stream()
                        .filter(MetricAlarm.class::isInstance)
                        .map(MetricAlarm.class::cast)
                        .toList())
                .compositeAlarms(page.items().stream()
                        .filter(CompositeAlarm.class::isInstance)
                        .map(CompositeAlarm.class::cast)
                        .toList())
                .nextToken(page.nextToken())
                .build();
    }

    private static List<String> named(DescribeAlarmsRequest request, Collection<String> names) {
        return names.stream()
                .filter(name ->
                        request.alarmNames().isEmpty() || request.alarmNames().contains(name))
                .filter(name -> request.alarmNamePrefix() == null || name.startsWith(request.alarmNamePrefix()))
                .toList();
    }

    private String arn(String name) {
        return aws.arn("cloudwatch", "alarm:" + name);
    }

    private static AwsError notFound() {
        return new AwsError("ResourceNotFound", 404, "The alarm does not exist.");
    }
}
