package org.chaosjunit.load;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.Unit;

/**
 * The latency that so many percent of the arrivals did not exceed.
 *
 * @param rank above 0; 100 is the longest latency
 */
record Percentile(double rank) implements Statistic {
    static final double MAX = 100;

    // Each has one name only: no zeros that say nothing, and the longest latency is "max".
    private static final Pattern NAME = Pattern.compile("p((?!0(?![.]))[0-9]{1,2}([.][0-9]{0,5}[1-9])?)");

    static Optional<Statistic> named(String name) {
        if (name.equals("max")) {
            return Optional.of(new Percentile(MAX));
        }
        var form = NAME.matcher(name);
        return form.matches() ? Optional.of(new Percentile(Double.parseDouble(form.group(1)))) : Optional.empty();
    }

    @Override
    public Unit unit() {
        return Unit.MILLIS;
    }

    @Override
    public double of(Window window) {
        return window.percentileMillis(rank);
    }

    @Override
    public long within(Window window, Range range) {
        return window.count(range);
    }

    // Exactly when the percentile is below a bound, that share of the arrivals is. It is above one exactly when more
    // arrivals than the rest are: of 100, the 95th lies above it only if the 95th to the 100th do, which are 6.
    @Override
    public Optional<Range> share(Range range) {
        boolean bounded = Double.isFinite(range.high());
        if (bounded == Double.isFinite(range.low())) {
            return Optional.empty();
        }
        return Optional.of(bounded ? share(rank, true, ">= ") : share(rest(), false, "> "));
    }

    private static Range share(double percent, boolean included, String relation) {
        String number = BigDecimal.valueOf(percent).stripTrailingZeros().toPlainString();
        String text = relation + number + "%";
        return new Range(percent, included, Double.POSITIVE_INFINITY, false, Unit.PERCENT, text);
    }

    // In decimals: in binary 100 - 99.9 is not the double that is nearest to 0.1.
    private double rest() {
        return BigDecimal.valueOf(100).subtract(BigDecimal.valueOf(rank)).doubleValue();
    }
}
