package org.chaosjunit.steady;

import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.Site;
import org.chaosjunit.spi.SteadyStateReader;
import org.chaosjunit.spi.Tolerance;
import org.chaosjunit.spi.Unit;
import org.jspecify.annotations.Nullable;

/** Reads {@link SteadyState}. */
final class SteadyStateAnnotationReader implements SteadyStateReader<SteadyState> {
    @Override
    public org.chaosjunit.spi.SteadyState read(SteadyState state, Site site) {
        String comparedTo = site.resolve("comparedTo", state.comparedTo()).strip();
        return new org.chaosjunit.spi.SteadyState(
                ToleranceAttributes.metric(site.resolve("metric", state.metric())),
                comparedTo.isEmpty() ? null : comparedTo,
                new Tolerance(
                        ToleranceAttributes.range("range", site.resolve("range", state.range())),
                        goodSamples(site.resolve("goodSamples", state.goodSamples())),
                        null,
                        breaches(state),
                        ToleranceAttributes.minSamples(state.minSamples()),
                        state.onNoData(),
                        ToleranceAttributes.certainty(state.confidence(), state.minimumEffect(), state.undecided())),
                ToleranceAttributes.judge(state.judge()),
                Lengths.positive("window", site.resolve("window", state.window())),
                Lengths.positive("recoversWithin", site.resolve("recoversWithin", state.recoversWithin())));
    }

    private static @Nullable Range goodSamples(String text) {
        if (text.isBlank()) {
            return null;
        }
        Range share = ToleranceAttributes.range("goodSamples", text);
        boolean isShare = share.unit() == Unit.PERCENT && share.low() > 0 && share.low() <= 100 && share.high() >= 100;
        if (!isShare) {
            throw new InvalidAttributeException(
                    "goodSamples",
                    "to be the least share of samples, in percent",
                    '"' + text + '"',
                    "Write for example `goodSamples = \">= 95%\"`.");
        }
        return share;
    }

    private static int breaches(SteadyState state) {
        if (state.breaches() < 0) {
            throw new InvalidAttributeException(
                    "breaches",
                    "to be 0 or more",
                    Integer.toString(state.breaches()),
                    "Write for example `breaches = 3`.");
        }
        if (state.breaches() > 0 && !state.goodSamples().isBlank()) {
            throw new InvalidAttributeException(
                    "breaches",
                    "to stand without `goodSamples`",
                    "`breaches = " + state.breaches() + ", goodSamples = \"" + state.goodSamples() + "\"`",
                    "Write two steady states.");
        }
        return state.breaches();
    }
}
