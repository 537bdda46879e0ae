package org.chaosjunit.aws.cloudwatch.math;

import java.util.Map;
import java.util.TreeMap;

/** All functions that are computed here, by name. */
final class Functions {
    static final Map<String, Function> ALL = all();

    private Functions() {}

    private static Map<String, Function> all() {
        Map<String, Function> all = new TreeMap<>();
        all.putAll(Summaries.ALL);
        all.putAll(PointFunctions.ALL);
        all.putAll(CourseFunctions.ALL);
        all.putAll(ClockFunctions.ALL);
        all.putAll(ListFunctions.ALL);
        all.put("FILL", GapFunctions::fill);
        all.put("TIME_SERIES", GapFunctions::timeSeries);
        all.put("IF", Choice::choose);
        all.put("PERIOD", Functions::period);
        return all;
    }

    private static Value period(Arguments arguments) {
        arguments.count(1, 1);
        if (arguments.parts().get(0) instanceof Expression.Reference metric
                && arguments.frame().metrics().containsKey(metric.id())) {
            return new Scalar(arguments.frame().period().toSeconds());
        }
        throw new IllegalArgumentException("PERIOD takes the id of a metric, and no expression");
    }
}
