package org.chaosjunit.aws.cloudwatch.math;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Functions of arrays of time series. */
final class ListFunctions {
    static final Map<String, Function> ALL = Map.of(
            "METRICS", ListFunctions::metrics,
            "METRIC_COUNT", ListFunctions::count,
            "FIRST", arguments -> one(arguments, true),
            "LAST", arguments -> one(arguments, false),
            "REMOVE_EMPTY", ListFunctions::removeEmpty,
            "SLICE", ListFunctions::slice,
            "SORT", ListFunctions::sort);

    private ListFunctions() {}

    private static Value metrics(Arguments arguments) {
        String part = arguments.count(0, 1) == 0 ? "" : text(arguments);
        return new SeriesList(arguments.frame().metrics().entrySet().stream()
                .filter(metric -> metric.getKey().contains(part))
                .map(Map.Entry::getValue)
                .toList());
    }

    private static String text(Arguments arguments) {
        if (arguments.parts().get(0) instanceof Expression.Text text) {
            return text.text();
        }
        throw new IllegalArgumentException("METRICS takes nothing, or a part of the ids in quotes");
    }

    private static Value count(Arguments arguments) {
        arguments.count(1, 1);
        return new Scalar(arguments.list(0).all().size());
    }

    private static Value one(Arguments arguments, boolean first) {
        arguments.count(1, 1);
        List<Series> all = arguments.list(0).all();
        return all.isEmpty() ? Series.EMPTY : all.get(first ? 0 : all.size() - 1);
    }

    private static Value removeEmpty(Arguments arguments) {
        arguments.count(1, 1);
        return new SeriesList(arguments.list(0).all().stream()
                .filter(series -> !series.points().isEmpty())
                .toList());
    }

    private static Value slice(Arguments arguments) {
        int count = arguments.count(2, 3);
        List<Series> all = arguments.list(0).all();
        int from = within(arguments.scalar(1), all);
        int to = count == 3 ? within(arguments.scalar(2), all) : all.size();
        return new SeriesList(all.subList(Math.min(from, to), to));
    }

    private static Value sort(Arguments arguments) {
        int count = arguments.count(3, 4);
        List<Series> all = arguments.list(0).all();
        String function = arguments.word(1).orElse("something else");
        Comparator<Series> order =
                Comparator.comparingDouble(series -> Summaries.of(series, function, arguments.frame()));
        String direction = arguments.word(2).orElse("something else");
        if (!direction.equals("ASC") && !direction.equals("DESC")) {
            throw new IllegalArgumentException("SORT takes ASC or DESC, not " + direction);
        }
        int limit = count == 4 ? within(arguments.scalar(3), all) : all.size();
        return new SeriesList(all.stream()
                .sorted(direction.equals("ASC") ? order : order.reversed())
                .limit(limit)
                .toList());
    }

    private static int within(double index, List<Series> all) {
        return (int) Math.max(0, Math.min(all.size(), index));
    }
}
