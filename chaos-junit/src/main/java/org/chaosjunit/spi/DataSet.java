package org.chaosjunit.spi;

import java.util.List;

/**
 * Values that take turns in the templates of an {@link Operation}.
 *
 * @param source where they come from, as written
 * @param columns their names
 * @param rows each as long as {@code columns}
 * @param order which row an arrival gets
 */
public record DataSet(String source, List<String> columns, List<List<String>> rows, DataOrder order) {
    /** No data. */
    public static final DataSet NONE = new DataSet("", List.of(), List.of(), DataOrder.CIRCULAR);

    /** Copies the lists and checks the rows. */
    public DataSet {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<String> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException("a row must have a value for each of " + columns + ": " + row);
            }
        }
    }

    /** Tells whether there are no rows. */
    public boolean isEmpty() {
        return rows.isEmpty();
    }
}
