package org.chaosjunit.load;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.chaosjunit.spi.ConstantRate;
import org.chaosjunit.spi.HttpOperation;
import org.chaosjunit.spi.Load;
import org.chaosjunit.spi.LoadPlan;
import org.chaosjunit.spi.Operation;
import org.jspecify.annotations.Nullable;

/** Makes loads in code: what {@link HttpLoad} and {@link CallLoad} are as annotations, with the same defaults. */
public final class Loads {
    private Loads() {}

    /**
     * Sends GET requests.
     *
     * @param url absolute, {@code http} or {@code https}
     * @param rate arrivals per second
     * @throws IllegalArgumentException if one is not allowed
     */
    public static Load get(String url, double rate) {
        return http(plan(new HttpOperation(HttpUrl.check(url), "GET", List.of(), ""), rate));
    }

    /** Sends HTTP requests as planned. */
    public static Load http(LoadPlan<HttpOperation> plan) {
        return new OpenLoad<>(plan, new HttpDriver());
    }

    /**
     * Calls code, which succeeds if it neither throws nor returns false.
     *
     * @param description the code in words, as it stands in reports
     * @param rate arrivals per second
     */
    public static Load call(String description, double rate, Callable<? extends @Nullable Object> code) {
        return new OpenLoad<>(plan(CallOperation.of(description, code), rate), new CallDriver());
    }

    private static <O extends Operation> LoadPlan<O> plan(O operation, double rate) {
        return new LoadPlan<>("load", operation, new ConstantRate(rate), Duration.ofSeconds(1), Duration.ofSeconds(5));
    }
}
