package org.chaosjunit.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.chaosjunit.result.Series;
import org.chaosjunit.result.Series.Point;
import org.chaosjunit.spi.Unit;

/**
 * How a metric went, as a small line on a field of 100 by 20.
 *
 * @param metric name of the metric
 * @param path the line, as SVG writes it; it is interrupted where seconds are missing
 * @param low least value, with its unit
 * @param high greatest value, with its unit
 */
record Spark(String metric, String path, String low, String high) {
    private static final double HEIGHT = 20;
    private static final int MOST_BUCKETS = 300;
    private static final Comparator<Point> BY_VALUE = Comparator.comparingDouble(Point::value);
    private static final Comparator<Point> BY_TIME = Comparator.comparingDouble(Point::second);

    /** Draws a series that has points, of an experiment that took so long. */
    static Spark of(Series series, double seconds) {
        List<Point> points = series.points();
        Point low = points.stream().min(BY_VALUE).orElseThrow();
        Point high = points.stream().max(BY_VALUE).orElseThrow();
        int bucket = 1 + points.size() / MOST_BUCKETS;
        double gap = 2.5 * bucket * step(points);
        String unit = series.unit().isEmpty() || series.unit().startsWith("/") ? series.unit() : " " + series.unit();
        return new Spark(
                series.metric(),
                path(thinned(points, bucket), seconds, low.value(), high.value(), gap),
                number(low.value()) + unit,
                number(high.value()) + unit);
    }

    // The least and the greatest of each bucket: what stands out is what matters.
    private static List<Point> thinned(List<Point> points, int bucket) {
        List<Point> kept = new ArrayList<>();
        for (int from = 0; from < points.size(); from += bucket) {
            List<Point> few = points.subList(from, Math.min(points.size(), from + bucket));
            Point low = few.stream().min(BY_VALUE).orElseThrow();
            Point high = few.stream().max(BY_VALUE).orElseThrow();
            List.of(low, high).stream().sorted(BY_TIME).distinct().forEach(kept::add);
        }
        return kept;
    }

    private static double step(List<Point> points) {
        double least = Double.MAX_VALUE;
        for (int i = 1; i < points.size(); i++) {
            least = Math.min(least, points.get(i).second() - points.get(i - 1).second());
        }
        return points.size() == 1 ? 1 : least;
    }

    private static String path(List<Point> points, double seconds, double low, double high, double gap) {
        StringBuilder path = new StringBuilder();
        double last = Double.NEGATIVE_INFINITY;
        for (Point point : points) {
            boolean goesOn = point.second() - last <= gap;
            double x = 100 * point.second() / Math.max(1, seconds);
            double y = high == low ? HEIGHT / 2 : HEIGHT * (high - point.value()) / (high - low);
            path.append(String.format(Locale.ROOT, goesOn ? "L%.2f %.2f" : "M%.2f %.2fh0", x, y));
            last = point.second();
        }
        return path.toString();
    }

    private static String number(double value) {
        return Unit.NONE.format(value);
    }
}
