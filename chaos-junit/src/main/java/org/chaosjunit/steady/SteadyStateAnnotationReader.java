package org.chaosjunit.steady;

import org.chaosjunit.judge.SequentialJudge;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.Site;
import org.chaosjunit.spi.SteadyStateReader;
import org.chaosjunit.spi.Tolerance;

/** Reads {@link SteadyState}. */
final class SteadyStateAnnotationReader implements SteadyStateReader<SteadyState> {
    @Override
    public org.chaosjunit.spi.SteadyState read(SteadyState state, Site site) {
        return new org.chaosjunit.spi.SteadyState(
                metric(site.resolve("metric", state.metric())),
                null,
                new Tolerance(
                        range(site.resolve("range", state.range())), minSamples(state.minSamples()), state.onNoData()),
                new SequentialJudge(),
                Lengths.positive("window", site.resolve("window", state.window())),
                Lengths.positive("recoversWithin", site.resolve("recoversWithin", state.recoversWithin())));
    }

    private static String metric(String name) {
        if (name.isBlank()) {
            throw new InvalidAttributeException(
                    "metric", "to name a metric", '"' + name + '"', "Write for example `metric = \"load.p95\"`.");
        }
        return name;
    }

    private static Range range(String text) {
        try {
            return Range.parse(text);
        } catch (IllegalArgumentException malformed) {
            throw new InvalidAttributeException(
                    "range",
                    "to be an interval or a bound",
                    String.valueOf(malformed.getMessage()),
                    "Write for example `range = \"[90,100]\"`, `\"(0, 80]\"`, `\">= 99%\"`, `\"< 500ms\"` or"
                            + " `\"<= 5/min\"`.");
        }
    }

    private static int minSamples(int number) {
        if (number < 1) {
            throw new InvalidAttributeException(
                    "minSamples", "to be at least 1", Integer.toString(number), "Write for example `minSamples = 10`.");
        }
        return number;
    }
}
