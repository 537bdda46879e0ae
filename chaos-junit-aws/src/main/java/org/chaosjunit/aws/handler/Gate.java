package org.chaosjunit.aws.handler;

import com.google.gson.JsonElement;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * When a flag acts.
 *
 * @param enabled whether ever
 * @param percentage the share of the events, in percent
 * @param match what must be true of the event
 */
record Gate(boolean enabled, int percentage, List<Condition> match) {
    static final Gate OPEN = new Gate(true, 100, List.of());

    Gate {
        match = List.copyOf(match);
    }

    /** Draws for one event, which is only looked at where that matters. */
    boolean opens(RandomGenerator random, Supplier<JsonElement> event) {
        return enabled
                && (match.isEmpty() || match.stream().allMatch(condition -> condition.isMetBy(event.get())))
                && random.nextDouble() * 100 < percentage;
    }
}
