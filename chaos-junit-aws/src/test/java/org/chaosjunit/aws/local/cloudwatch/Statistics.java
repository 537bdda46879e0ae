package org.chaosjunit.aws.local.cloudwatch;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chaosjunit.aws.local.wire.AwsError;

/** What CloudWatch makes of the values of one period. */
final class Statistics {
    private static final Pattern PERCENTILE = Pattern.compile("p([0-9]{1,2}(?:\\.[0-9]+)?|100)");

    private Statistics() {}

    static double of(String statistic, List<Double> values) {
        return switch (statistic) {
            case "SampleCount" -> values.size();
            case "Sum" -> sum(values);
            case "Average" -> sum(values) / values.size();
            case "Minimum" ->
                values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
            case "Maximum" ->
                values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
            default -> percentile(statistic, values);
        };
    }

    private static double sum(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).sum();
    }

    private static double percentile(String statistic, List<Double> values) {
        Matcher matcher = PERCENTILE.matcher(statistic);
        if (!matcher.matches()) {
            throw new AwsError(
                    "ValidationError", 400, "The value " + statistic + " for parameter Stat is not supported.");
        }
        List<Double> sorted = values.stream().sorted().toList();
        double rank = Double.parseDouble(matcher.group(1)) / 100 * sorted.size();
        return sorted.get((int) Math.max(0, Math.ceil(rank) - 1));
    }
}
