package org.chaosjunit.jvm;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a call ended.
 *
 * @param answer what came back, or null
 * @param thrown simple names of what was thrown and its causes, outermost first
 * @param message of the innermost cause
 * @param millis how long it took
 */
record Outcome(
        @Nullable String answer,
        List<String> thrown,
        @Nullable String message,
        long millis) {
    static Outcome of(Client.Calls calls) {
        long start = System.nanoTime();
        try {
            return new Outcome(calls.call(), List.of(), null, millisSince(start));
        } catch (Exception e) {
            List<Throwable> chain = Stream.iterate((Throwable) e, Objects::nonNull, Throwable::getCause)
                    .toList();
            return new Outcome(
                    null,
                    chain.stream().map(t -> t.getClass().getSimpleName()).toList(),
                    chain.get(chain.size() - 1).getMessage(),
                    millisSince(start));
        }
    }

    /** Returns the innermost cause. */
    String cause() {
        return thrown.isEmpty() ? "nothing" : thrown.get(thrown.size() - 1);
    }

    private static long millisSince(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }
}
