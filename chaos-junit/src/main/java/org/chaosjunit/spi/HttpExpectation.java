package org.chaosjunit.spi;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Which answers to an {@link HttpOperation} are successes: those that meet all of it.
 *
 * @param statuses the status must lie in one of them
 * @param json what must hold of the body as JSON, each of the form {@code PATH} or {@code PATH OPERATOR VALUE}
 * @param texts what the body must contain
 */
public record HttpExpectation(List<Statuses> statuses, List<String> json, List<String> texts) {
    /** Any body with a status of 2xx or 3xx. */
    public static final HttpExpectation DEFAULT =
            new HttpExpectation(List.of(new Statuses(200, 299), new Statuses(300, 399)), List.of(), List.of());

    /** Copies the lists. */
    public HttpExpectation {
        statuses = List.copyOf(statuses);
        json = List.copyOf(json);
        texts = List.copyOf(texts);
    }

    /** Tells whether the body matters. */
    public boolean isOfBody() {
        return !json.isEmpty() || !texts.isEmpty();
    }

    /** Tells whether one of the {@link #statuses()} contains it. */
    public boolean contains(int status) {
        for (Statuses some : statuses) {
            if (status >= some.from() && status <= some.to()) {
                return true;
            }
        }
        return false;
    }

    /** Returns the statuses in words, for example {@code 2xx, 304}. */
    public String describeStatuses() {
        return statuses.stream().map(Statuses::toString).collect(Collectors.joining(", "));
    }

    /**
     * Statuses in a row.
     *
     * @param from the first, from 100
     * @param to the last, to 599
     */
    public record Statuses(int from, int to) {
        /** Checks them. */
        public Statuses {
            if (from < 100 || to > 599 || from > to) {
                throw new IllegalArgumentException("no statuses: " + from + " to " + to);
            }
        }

        @Override
        public String toString() {
            if (from == to) {
                return Integer.toString(from);
            }
            return from % 100 == 0 && to == from + 99 ? from / 100 + "xx" : from + "-" + to;
        }
    }
}
