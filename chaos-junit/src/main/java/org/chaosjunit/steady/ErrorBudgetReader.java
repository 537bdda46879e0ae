package org.chaosjunit.steady;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.Site;
import org.chaosjunit.spi.SteadyStateReader;
import org.chaosjunit.spi.Tolerance;

/** Reads {@link ErrorBudget}. */
final class ErrorBudgetReader implements SteadyStateReader<ErrorBudget> {
    private static final Pattern PERCENTAGE = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,9})?)\\s*%");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    @Override
    public org.chaosjunit.spi.SteadyState read(ErrorBudget budget, Site site) {
        return new org.chaosjunit.spi.SteadyState(
                ToleranceAttributes.metric(site.resolve("metric", budget.metric())),
                null,
                new Tolerance(
                        ToleranceAttributes.range("range", site.resolve("range", budget.range())),
                        null,
                        time(budget, site),
                        0,
                        ToleranceAttributes.minSamples(budget.minSamples()),
                        budget.onNoData(),
                        ToleranceAttributes.certainty(budget.confidence(), budget.minimumEffect(), budget.undecided())),
                ToleranceAttributes.judge(budget.judge()),
                Lengths.positive("window", site.resolve("window", budget.window())),
                Lengths.positive("recoversWithin", site.resolve("recoversWithin", budget.recoversWithin())));
    }

    private static Duration time(ErrorBudget budget, Site site) {
        BigDecimal objective = percentage("objective", site.resolve("objective", budget.objective()), "99.9%");
        if (objective.compareTo(HUNDRED) == 0) {
            throw new InvalidAttributeException(
                    "objective",
                    "to leave something for errors",
                    '"' + budget.objective() + '"',
                    "Write for example `objective = \"99.9%\"`.");
        }
        BigDecimal spend = percentage("spend", site.resolve("spend", budget.spend()), "1%");
        Duration period = Lengths.positive("period", site.resolve("period", budget.period()));
        BigDecimal nanos = BigDecimal.valueOf(period.toNanos())
                .multiply(HUNDRED.subtract(objective))
                .multiply(spend)
                .movePointLeft(4);
        return Duration.ofNanos(nanos.longValue());
    }

    private static BigDecimal percentage(String attribute, String text, String example) {
        Matcher form = PERCENTAGE.matcher(text.strip());
        BigDecimal number = form.matches() ? new BigDecimal(form.group(1)) : BigDecimal.ZERO;
        if (number.signum() <= 0 || number.compareTo(HUNDRED) > 0) {
            throw new InvalidAttributeException(
                    attribute,
                    "to be a percentage above 0 and at most 100",
                    '"' + text + '"',
                    "Write for example `" + attribute + " = \"" + example + "\"`.");
        }
        return number;
    }
}
