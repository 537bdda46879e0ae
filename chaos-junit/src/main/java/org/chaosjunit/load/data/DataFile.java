package org.chaosjunit.load.data;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.chaosjunit.spi.DataOrder;
import org.chaosjunit.spi.DataSet;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.Resource;

/** Reads the rows of a file that the attribute {@code data} names, by the end of its name. */
public final class DataFile {
    static final String ATTRIBUTE = "data";

    private DataFile() {}

    /**
     * Reads it; no data at all for an empty location.
     *
     * @throws InvalidAttributeException if it is not rows of values that all have the same names
     */
    public static DataSet read(String location, DataOrder order, Class<?> testClass) {
        if (location.isBlank()) {
            return DataSet.NONE;
        }
        Resource resource = Resource.read(ATTRIBUTE, location, testClass);
        String name = resource.location().toLowerCase(Locale.ROOT);
        Rows rows;
        if (name.endsWith(".csv")) {
            rows = CsvRows.read(resource);
        } else if (name.endsWith(".json")) {
            rows = JsonRows.read(resource);
        } else {
            throw invalid(
                    "to end with .csv or .json",
                    '"' + resource.location() + '"',
                    "Write for example `data = \"orders.csv\"`.");
        }
        checkNames(resource, rows.columns());
        if (rows.values().isEmpty()) {
            throw invalid(
                    "to name a file with at least one row of values",
                    resource.location() + " has none below " + rows.columns(),
                    "Add one, or leave `data` out.");
        }
        return new DataSet(resource.location(), rows.columns(), rows.values(), order);
    }

    private static void checkNames(Resource resource, List<String> columns) {
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            if (column.isBlank() || column.contains("}") || Builtin.isName(column)) {
                throw invalid(
                        "to have names for its columns that are neither empty nor those of values that are there anyway "
                                + Builtin.NAMES,
                        resource.location() + " names " + columns,
                        "Rename \"" + column + "\".");
            }
            if (!seen.add(column)) {
                throw invalid(
                        "to have a different name for each column",
                        resource.location() + " names \"" + column + "\" twice",
                        "Rename one.");
            }
        }
    }

    static InvalidAttributeException invalid(String required, String found, String hint) {
        return new InvalidAttributeException(ATTRIBUTE, required, found, hint);
    }
}
