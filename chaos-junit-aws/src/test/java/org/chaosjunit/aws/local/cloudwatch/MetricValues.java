package org.chaosjunit.aws.local.cloudwatch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chaosjunit.aws.local.MetricStore.Datum;
import org.chaosjunit.aws.local.wire.AwsError;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.StatisticSet;

/** The values that a call puts, one by one. */
final class MetricValues {
    private static final int MOST_DATA = 1000;
    private static final int MOST_COUNTED = 100_000;

    private MetricValues() {}

    static List<Datum> of(PutMetricDataRequest request, Instant now) {
        if (request.metricData().size() > MOST_DATA) {
            throw invalid("The collection MetricData must not have a size greater than " + MOST_DATA + ".");
        }
        List<Datum> all = new ArrayList<>();
        for (MetricDatum datum : request.metricData()) {
            Instant at = datum.timestamp() == null ? now : datum.timestamp();
            String unit = datum.unitAsString() == null ? "None" : datum.unitAsString();
            for (double value : values(datum)) {
                if (!Double.isFinite(value)) {
                    throw invalid("The value " + value + " for parameter MetricData.member.1.Value is invalid.");
                }
                all.add(new Datum(
                        request.namespace(), datum.metricName(), dimensions(datum.dimensions()), unit, value, at));
            }
        }
        return all;
    }

    static Map<String, String> dimensions(List<Dimension> dimensions) {
        Map<String, String> map = new LinkedHashMap<>();
        dimensions.forEach(each -> map.put(each.name(), each.value()));
        return map;
    }

    private static List<Double> values(MetricDatum datum) {
        if (datum.value() != null) {
            return List.of(datum.value());
        }
        if (datum.statisticValues() != null) {
            return of(datum.statisticValues());
        }
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < datum.values().size(); i++) {
            double count = datum.counts().isEmpty() ? 1 : datum.counts().get(i);
            for (int n = 0; n < requireCountable(count); n++) {
                values.add(datum.values().get(i));
            }
        }
        if (values.isEmpty()) {
            throw invalid(
                    "The parameters MetricData.member.1.Value and MetricData.member.1.Values are not both absent.");
        }
        return values;
    }

    // So many values that all statistics but percentiles come out as they were.
    private static List<Double> of(StatisticSet set) {
        int count = requireCountable(set.sampleCount());
        List<Double> values = new ArrayList<>();
        if (count > 0) {
            values.add(set.minimum());
        }
        if (count > 1) {
            values.add(set.maximum());
        }
        for (int n = 2; n < count; n++) {
            values.add((set.sum() - set.minimum() - set.maximum()) / (count - 2));
        }
        return values;
    }

    private static int requireCountable(double count) {
        if (count != Math.rint(count) || count < 0 || count > MOST_COUNTED) {
            throw new AwsError("NotInStandIn", 501, "The stand-in for AWS takes no count of " + count + ".");
        }
        return (int) count;
    }

    private static AwsError invalid(String message) {
        return new AwsError("InvalidParameterValue", 400, message);
    }
}
