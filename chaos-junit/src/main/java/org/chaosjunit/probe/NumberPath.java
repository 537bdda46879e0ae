package org.chaosjunit.probe;

import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import org.chaosjunit.spi.InvalidAttributeException;

/**
 * Where in an answer one number is.
 *
 * @param path a path that leads to one place at most
 */
record NumberPath(JsonPath path) {
    static NumberPath parse(String attribute, String text) {
        JsonPath path;
        try {
            path = JsonPath.compile(text.strip());
        } catch (InvalidPathException | IllegalArgumentException malformed) {
            throw invalid(attribute, "to be a JSON path", text);
        }
        if (!text.strip().startsWith("$")) {
            throw invalid(attribute, "to begin with $, the whole answer", text);
        }
        if (!path.isDefinite()) {
            throw invalid(attribute, "to lead to one place only", text);
        }
        return new NumberPath(path);
    }

    private static InvalidAttributeException invalid(String attribute, String required, String text) {
        return new InvalidAttributeException(
                attribute, required, '"' + text + '"', "Write for example `" + attribute + " = \"$.orders.open\"`.");
    }

    @Override
    public String toString() {
        return path.getPath();
    }
}
