package org.chaosjunit.aws.local.cloudwatch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.chaosjunit.aws.cloudwatch.math.Series;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricStat;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** An alarm on a metric or an expression, which is evaluated once in each minute that someone looks at it. */
final class OneAlarm {
    /** How many more periods than it evaluates an alarm looks at. */
    private static final int MORE = 2;

    private final MetricDataAnswer data;
    private final DataPoints points;
    private final Consumer<String> red;
    private MetricAlarm alarm;
    private long evaluatedIn = Long.MIN_VALUE;

    OneAlarm(MetricAlarm alarm, MetricDataAnswer data, DataPoints points, Consumer<String> red) {
        this.alarm = alarm;
        this.data = data;
        this.points = points;
        this.red = red;
    }

    MetricAlarm evaluated() {
        long slot = slot();
        if (slot != evaluatedIn) {
            evaluatedIn = slot;
            StateValue state = evaluate();
            if (state != alarm.stateValue()) {
                become(state, "Threshold Crossed: evaluated at " + points.now());
            }
        }
        return alarm;
    }

    /** Sets the state until the next evaluation. */
    void set(StateValue state, String reason) {
        evaluatedIn = slot();
        become(state, reason);
    }

    private void become(StateValue state, String reason) {
        boolean turnsRed = state == StateValue.ALARM && alarm.stateValue() != state;
        alarm = alarm.toBuilder()
                .stateValue(state)
                .stateReason(reason)
                .stateUpdatedTimestamp(points.now())
                .build();
        if (turnsRed) {
            red.accept(alarm.alarmArn());
        }
    }

    private long slot() {
        return points.now().getEpochSecond() / Math.min(60, Math.max(10, period()));
    }

    private StateValue evaluate() {
        int evaluated = alarm.evaluationPeriods();
        Instant to = Instant.ofEpochSecond(points.now().getEpochSecond() / period() * period());
        Instant from = to.minusSeconds((long) period() * (evaluated + MORE));
        Series series = data.lines(queries(), from, to).get(0).series();
        List<@Nullable Boolean> breaches = new ArrayList<>();
        for (Instant at = from; at.isBefore(to); at = at.plusSeconds(period())) {
            Double number = series.points().get(at);
            breaches.add(number == null ? null : breaches(number));
        }
        int needed = alarm.datapointsToAlarm() == null ? evaluated : alarm.datapointsToAlarm();
        String missing = alarm.treatMissingData() == null ? "missing" : alarm.treatMissingData();
        return AlarmRule.state(breaches, needed, evaluated, missing, alarm.stateValue());
    }

    private boolean breaches(double number) {
        double threshold = alarm.threshold();
        return switch (alarm.comparisonOperator()) {
            case GREATER_THAN_THRESHOLD -> number > threshold;
            case GREATER_THAN_OR_EQUAL_TO_THRESHOLD -> number >= threshold;
            case LESS_THAN_THRESHOLD -> number < threshold;
            case LESS_THAN_OR_EQUAL_TO_THRESHOLD -> number <= threshold;
            default ->
                throw new IllegalStateException("The stand-in for AWS has no " + alarm.comparisonOperatorAsString());
        };
    }

    private List<MetricDataQuery> queries() {
        if (!alarm.metrics().isEmpty()) {
            return alarm.metrics();
        }
        MetricStat stat = MetricStat.builder()
                .metric(metric -> metric.namespace(alarm.namespace())
                        .metricName(alarm.metricName())
                        .dimensions(alarm.dimensions()))
                .period(alarm.period())
                .stat(alarm.extendedStatistic() == null ? alarm.statisticAsString() : alarm.extendedStatistic())
                .unit(alarm.unitAsString())
                .build();
        return List.of(MetricDataQuery.builder().id("m1").metricStat(stat).build());
    }

    private int period() {
        return alarm.period() != null
                ? alarm.period()
                : alarm.metrics().stream()
                        .filter(query -> query.metricStat() != null)
                        .mapToInt(query -> query.metricStat().period())
                        .max()
                        .orElse(60);
    }
}
