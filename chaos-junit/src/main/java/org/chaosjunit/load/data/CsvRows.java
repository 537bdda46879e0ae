package org.chaosjunit.load.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.chaosjunit.spi.Resource;

/** Reads comma-separated values as in RFC 4180, the first line of which names the columns. */
final class CsvRows {
    private CsvRows() {}

    static Rows read(Resource resource) {
        List<String> columns = List.of();
        List<List<String>> values = new ArrayList<>();
        try (CsvReader<CsvRecord> lines = CsvReader.builder()
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE) // Both are told below, in our words.
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(resource.text())) {
            for (CsvRecord line : lines) {
                if (columns.isEmpty()) {
                    columns = line.getFields();
                } else if (line.getFieldCount() == columns.size()) {
                    values.add(line.getFields());
                } else {
                    throw DataFile.invalid(
                            "to have as many values in each row as there are columns",
                            "line " + line.getStartingLineNumber() + " of " + resource.location() + " has "
                                    + line.getFieldCount() + " for " + columns.size() + ": " + columns,
                            "Put values with a comma in double quotes.");
                }
            }
        } catch (CsvParseException malformed) {
            throw DataFile.invalid(
                    "to be comma-separated values (RFC 4180)",
                    resource.location() + ": " + reason(malformed),
                    "A quote within quotes is written twice.");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new Rows(columns, values);
    }

    private static String reason(CsvParseException malformed) {
        Throwable cause = malformed.getCause();
        return malformed.getMessage() + (cause == null ? "" : ": " + cause.getMessage());
    }
}
