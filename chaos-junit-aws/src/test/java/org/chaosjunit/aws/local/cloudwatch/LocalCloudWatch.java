package org.chaosjunit.aws.local.cloudwatch;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.LocalService;
import org.chaosjunit.aws.local.MetricStore.Datum;
import org.chaosjunit.aws.local.Operations;
import org.chaosjunit.aws.local.Page;
import software.amazon.awssdk.services.cloudwatch.model.DeleteAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DeleteAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.DimensionFilter;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.PutCompositeAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutCompositeAlarmResponse;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmResponse;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.SetAlarmStateRequest;
import software.amazon.awssdk.services.cloudwatch.model.SetAlarmStateResponse;

/** CloudWatch: what services and callers have put is what it reads. */
public final class LocalCloudWatch implements LocalService {
    private LocalAws aws;
    private DataPoints points;
    private Alarms alarms;

    @Override
    public void register(LocalAws stand) {
        aws = stand;
        points = new DataPoints(stand);
        alarms = new Alarms(stand, points);
        MetricDataAnswer data = new MetricDataAnswer(points);
        Operations cloudWatch = stand.service("cloudwatch")
                .signedAs("monitoring")
                .json("1.0", "GraniteServiceVersion20100801")
                .query("http://monitoring.amazonaws.com/doc/2010-08-01/", "2010-08-01")
                .cbor("GraniteServiceVersion20100801");
        cloudWatch.on(PutMetricDataRequest::builder, this::put);
        cloudWatch.on(GetMetricDataRequest::builder, data::answer);
        cloudWatch.on(GetMetricStatisticsRequest::builder, points::statistics);
        cloudWatch.on(ListMetricsRequest::builder, this::list);
        cloudWatch.on(PutMetricAlarmRequest::builder, this::putAlarm).resource(r -> arn(r.alarmName()));
        cloudWatch.on(PutCompositeAlarmRequest::builder, this::putComposite).resource(r -> arn(r.alarmName()));
        cloudWatch.on(DescribeAlarmsRequest::builder, alarms::describe);
        cloudWatch.on(SetAlarmStateRequest::builder, this::setState).resource(r -> arn(r.alarmName()));
        cloudWatch
                .on(DeleteAlarmsRequest::builder, this::delete)
                .resources(r -> r.alarmNames().stream().map(this::arn).toList());
    }

    /** Shows the values of a metric only so long after their time, as AWS does; {@code *} means all metrics. */
    public void lag(String metric, Duration lag) {
        points.lag(metric, lag);
    }

    /** Returns the alarms, for services that look at them. */
    public Alarms alarms() {
        return alarms;
    }

    private String arn(String alarm) {
        return aws.arn("cloudwatch", "alarm:" + alarm);
    }

    private PutMetricDataResponse put(PutMetricDataRequest request) {
        MetricValues.of(request, aws.clock().instant()).forEach(aws.metrics()::add);
        return PutMetricDataResponse.builder().build();
    }

    private ListMetricsResponse list(ListMetricsRequest request) {
        List<Metric> all = aws.metrics().data().stream()
                .filter(datum ->
                        request.namespace() == null || request.namespace().equals(datum.namespace()))
                .filter(datum ->
                        request.metricName() == null || request.metricName().equals(datum.name()))
                .filter(datum -> request.dimensions().stream().allMatch(filter -> matches(datum, filter)))
                .map(LocalCloudWatch::metric)
                .distinct()
                .toList();
        Page<Metric> page = Page.of(all, request.nextToken(), null, 500);
        return ListMetricsResponse.builder()
                .metrics(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private static boolean matches(Datum datum, DimensionFilter filter) {
        String value = datum.dimensions().get(filter.name());
        return value != null && (filter.value() == null || filter.value().equals(value));
    }

    private static Metric metric(Datum datum) {
        List<Dimension> dimensions = datum.dimensions().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(each -> Dimension.builder()
                        .name(each.getKey())
                        .value(each.getValue())
                        .build())
                .toList();
        return Metric.builder()
                .namespace(datum.namespace())
                .metricName(datum.name())
                .dimensions(dimensions)
                .build();
    }

    private PutMetricAlarmResponse putAlarm(PutMetricAlarmRequest request) {
        alarms.put(request);
        return PutMetricAlarmResponse.builder().build();
    }

    private PutCompositeAlarmResponse putComposite(PutCompositeAlarmRequest request) {
        alarms.put(request);
        return PutCompositeAlarmResponse.builder().build();
    }

    private SetAlarmStateResponse setState(SetAlarmStateRequest request) {
        alarms.set(request.alarmName(), request.stateValue(), request.stateReason());
        return SetAlarmStateResponse.builder().build();
    }

    private DeleteAlarmsResponse delete(DeleteAlarmsRequest request) {
        alarms.delete(request.alarmNames());
        return DeleteAlarmsResponse.builder().build();
    }
}
