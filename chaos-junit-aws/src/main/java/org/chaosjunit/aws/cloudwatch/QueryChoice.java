package org.chaosjunit.aws.cloudwatch;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.chaosjunit.spi.InvalidAttributeException;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;

/** Finds the query of a file that is meant. */
final class QueryChoice {
    private static final int MOST = 500;

    private QueryChoice() {}

    /**
     * Returns the queries, of which one is meant.
     *
     * @param id its id; empty for the only one that returns data
     * @throws InvalidAttributeException if there is no such one, or the queries do not go together
     */
    static Queries of(String file, List<MetricDataQuery> all, String id) {
        requireTogether(file, all);
        List<String> returned = all.stream()
                .filter(query -> !Boolean.FALSE.equals(query.returnData()))
                .map(MetricDataQuery::id)
                .toList();
        if (!id.isBlank()) {
            if (all.stream().noneMatch(query -> query.id().equals(id))) {
                throw new InvalidAttributeException(
                        "id",
                        "to be that of a query in " + file,
                        '"' + id + '"',
                        "There are " + all.stream().map(MetricDataQuery::id).collect(Collectors.joining(", ")) + '.');
            }
            return new Queries(all, id);
        }
        if (returned.size() != 1) {
            throw new InvalidAttributeException(
                    "id",
                    "to say which query is meant, for " + file + " has not exactly one that returns data",
                    returned.isEmpty() ? "none" : String.join(", ", returned),
                    "Write for example `id = \"" + all.get(0).id() + "\"`, or `\"ReturnData\": false` in all others.");
        }
        return new Queries(all, returned.get(0));
    }

    private static void requireTogether(String file, List<MetricDataQuery> all) {
        if (all.isEmpty() || all.size() > MOST) {
            throw wrong("to hold 1 to " + MOST + " queries", file + " holds " + all.size());
        }
        Set<String> ids = new HashSet<>();
        Set<Integer> periods = new TreeSet<>();
        for (MetricDataQuery query : all) {
            if (!ids.add(query.id())) {
                throw wrong("to have a different `Id` for each query", file + " has \"" + query.id() + "\" twice");
            }
            if (Queries.seconds(query) > 0) {
                periods.add(Queries.seconds(query));
            }
        }
        if (periods.size() != 1) {
            throw wrong(
                    "to have one and the same `Period` in all queries",
                    file + " has " + (periods.isEmpty() ? "none" : periods));
        }
    }

    private static InvalidAttributeException wrong(String required, String found) {
        return new InvalidAttributeException("file", required, found, "Change it, or split the file.");
    }
}
