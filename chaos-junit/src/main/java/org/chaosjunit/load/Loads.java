package org.chaosjunit.load;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.chaosjunit.spi.ConstantRate;
import org.chaosjunit.spi.HttpOperation;
import org.chaosjunit.spi.Load;
import org.chaosjunit.spi.LoadDriver;
import org.chaosjunit.spi.LoadPlan;
import org.chaosjunit.spi.Operation;
import org.chaosjunit.spi.Rates;
import org.chaosjunit.spi.Schedule;
import org.jspecify.annotations.Nullable;

/**
 * Makes loads in code: what {@link HttpLoad} and {@link CallLoad} are as annotations, with the same defaults.
 *
 * <p>Of several loads in one experiment all but one need a name of their own, and so a {@link LoadPlan}.
 */
public final class Loads {
    private static final int MOST_CALLS = 2000;

    private Loads() {}

    /**
     * Returns the schedule of rates that change.
     *
     * @param rates for example {@code 10/s for 30s, 10/s to 100/s in 1min, 100/s}, as in {@link HttpLoad#rates()}
     * @param arrivals how they are spread
     * @throws IllegalArgumentException if the text has another form
     */
    public static Schedule schedule(String rates, Arrivals arrivals) {
        return LoadAttributes.schedule(Rates.parse("rates", rates), arrivals);
    }

    /**
     * Sends GET requests at a constant rate.
     *
     * @param url absolute, {@code http} or {@code https}
     * @param rate arrivals per second
     * @throws IllegalArgumentException if one is not allowed
     */
    public static Load get(String url, double rate) {
        return get(url, new ConstantRate(rate));
    }

    /**
     * Sends GET requests.
     *
     * @param url absolute, {@code http} or {@code https}
     * @param schedule when they go out
     * @throws IllegalArgumentException if the URL is not allowed
     */
    public static Load get(String url, Schedule schedule) {
        HttpOperation operation = new HttpOperation(HttpUrl.check(url), "GET", List.of(), "");
        return http(new LoadPlan<>("load", operation, schedule, Duration.ofSeconds(1), Duration.ofSeconds(5)));
    }

    /** Sends HTTP requests as planned. */
    public static Load http(LoadPlan<HttpOperation> plan) {
        return by(new HttpDriver(), plan);
    }

    /** Lets a driver of one's own, or one of {@code org.chaosjunit.jmeter}, carry out a plan. */
    public static <O extends Operation> Load by(LoadDriver<O> driver, LoadPlan<O> plan) {
        return new OpenLoad<>(plan, driver);
    }

    /**
     * Calls code at a constant rate.
     *
     * @param description the code in words, as it stands in reports
     * @param rate arrivals per second
     * @param code succeeds if it neither throws nor returns false
     */
    public static Load call(String description, double rate, Callable<? extends @Nullable Object> code) {
        return call(description, new ConstantRate(rate), code);
    }

    /**
     * Calls code.
     *
     * @param description the code in words, as it stands in reports
     * @param schedule when the calls start
     * @param code succeeds if it neither throws nor returns false
     */
    public static Load call(String description, Schedule schedule, Callable<? extends @Nullable Object> code) {
        Operation operation = () -> description;
        Duration timeout = Duration.ofSeconds(5);
        return call(
                new LoadPlan<>("load", operation, schedule, Duration.ofSeconds(1), timeout, MOST_CALLS, null), code);
    }

    /**
     * Calls code as planned.
     *
     * @param plan its operation says what the code is, in words
     * @param code succeeds if it neither throws nor returns false
     */
    public static Load call(LoadPlan<?> plan, Callable<? extends @Nullable Object> code) {
        CallOperation operation = CallOperation.of(plan.operation().description(), code);
        return new OpenLoad<>(
                new LoadPlan<>(
                        plan.name(),
                        operation,
                        plan.schedule(),
                        plan.warmup(),
                        plan.timeout(),
                        plan.maxInFlight(),
                        plan.alternatesWith()),
                new CallDriver());
    }
}
