package org.chaosjunit.aws.local.cloudwatch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chaosjunit.aws.local.Page;
import org.chaosjunit.aws.local.cloudwatch.MetricDataAnswer.Line;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

/** Cuts series into pages; one that goes on on the next page is partial, and those without points come first of all. */
final class LinePages {
    private LinePages() {}

    static GetMetricDataResponse page(List<Line> lines, boolean ascending, int most, @Nullable String token) {
        List<Point> all = new ArrayList<>();
        for (Line line : lines) {
            line.points(ascending).forEach(point -> all.add(new Point(line, point)));
        }
        Page<Point> page = Page.of(all, token, null, most);
        List<MetricDataResult> results = new ArrayList<>();
        for (Line line : lines) {
            List<Point> here = page.items().stream()
                    .filter(point -> point.line().equals(line))
                    .toList();
            boolean isEmpty = line.series().points().isEmpty() && token == null;
            if (!here.isEmpty() || isEmpty) {
                results.add(result(line, here, ascending));
            }
        }
        return GetMetricDataResponse.builder()
                .metricDataResults(results)
                .nextToken(page.nextToken())
                .build();
    }

    private static MetricDataResult result(Line line, List<Point> here, boolean ascending) {
        List<Map.Entry<Instant, Double>> all = line.points(ascending);
        boolean isLast = here.isEmpty() || here.get(here.size() - 1).point().equals(all.get(all.size() - 1));
        return MetricDataResult.builder()
                .id(line.id())
                .label(line.label())
                .timestamps(here.stream().map(point -> point.point().getKey()).toList())
                .values(here.stream().map(point -> point.point().getValue()).toList())
                .statusCode(isLast ? StatusCode.COMPLETE : StatusCode.PARTIAL_DATA)
                .build();
    }

    private record Point(Line line, Map.Entry<Instant, Double> point) {}
}
