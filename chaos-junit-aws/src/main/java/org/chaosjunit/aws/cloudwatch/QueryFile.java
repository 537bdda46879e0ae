package org.chaosjunit.aws.cloudwatch;

import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.Site;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricStat;

/**
 * A file as {@code aws cloudwatch get-metric-data} takes it: {@code --metric-data-queries}, or {@code --cli-input-json}.
 *
 * <p>Read token by token, so that each error can say in which line it is.
 */
final class QueryFile {
    private static final Pattern ID = Pattern.compile("[a-z][A-Za-z0-9_]*");

    private final String location;
    private final JsonReader json;
    private final Site site;

    QueryFile(String location, String text, Site site) {
        this.location = location;
        this.json = new JsonReader(new StringReader(text));
        this.site = site;
        json.setStrictness(Strictness.STRICT);
    }

    /**
     * Reads it.
     *
     * @throws InvalidAttributeException if it has another form
     */
    List<MetricDataQuery> read() {
        try {
            List<MetricDataQuery> queries = new ArrayList<>();
            if (json.peek() == JsonToken.BEGIN_ARRAY) {
                list(() -> queries.add(query()));
            } else {
                object(Map.of(
                        "MetricDataQueries",
                        () -> list(() -> queries.add(query())),
                        "StartTime",
                        json::skipValue,
                        "EndTime",
                        json::skipValue,
                        "ScanBy",
                        json::skipValue,
                        "MaxDatapoints",
                        json::skipValue,
                        "LabelOptions",
                        json::skipValue));
            }
            if (json.peek() != JsonToken.END_DOCUMENT) {
                throw wrong("something stands behind the end");
            }
            return queries;
        } catch (IOException | IllegalStateException | JsonParseException malformed) {
            throw invalid(String.valueOf(malformed.getMessage())
                    .replaceAll("\\s*See https://.*", "")
                    .strip());
        }
    }

    private MetricDataQuery query() throws IOException {
        MetricDataQuery.Builder query = MetricDataQuery.builder();
        object(Map.of(
                "Id", () -> query.id(id()),
                "MetricStat", () -> query.metricStat(stat()),
                "Expression", () -> query.expression(text()),
                "Label", json::skipValue,
                "ReturnData", () -> query.returnData(json.nextBoolean()),
                "Period", () -> query.period(number()),
                "AccountId", () -> query.accountId(text())));
        MetricDataQuery read = query.build();
        require(read.id() != null, "the query before has no `Id`");
        require(
                (read.metricStat() == null) != (read.expression() == null),
                "the query \"" + read.id() + "\" must have either `MetricStat` or `Expression`");
        return read;
    }

    private MetricStat stat() throws IOException {
        MetricStat.Builder stat = MetricStat.builder();
        object(Map.of(
                "Metric", () -> stat.metric(metric()),
                "Period", () -> stat.period(number()),
                "Stat", () -> stat.stat(text()),
                "Unit", () -> stat.unit(text())));
        MetricStat read = stat.build();
        require(read.metric() != null, "the `MetricStat` before has no `Metric`");
        require(read.period() != null, "the `MetricStat` before has no `Period`");
        require(read.stat() != null, "the `MetricStat` before has no `Stat`");
        return read;
    }

    private Metric metric() throws IOException {
        Metric.Builder metric = Metric.builder();
        List<Dimension> dimensions = new ArrayList<>();
        object(Map.of(
                "Namespace", () -> metric.namespace(text()),
                "MetricName", () -> metric.metricName(text()),
                "Dimensions", () -> list(() -> dimensions.add(dimension()))));
        Metric read = metric.dimensions(dimensions).build();
        require(read.namespace() != null, "the `Metric` before has no `Namespace`");
        require(read.metricName() != null, "the `Metric` before has no `MetricName`");
        return read;
    }

    private Dimension dimension() throws IOException {
        Dimension.Builder dimension = Dimension.builder();
        object(Map.of("Name", () -> dimension.name(text()), "Value", () -> dimension.value(text())));
        Dimension read = dimension.build();
        require(read.name() != null && read.value() != null, "the dimension before must have `Name` and `Value`");
        return read;
    }

    private String id() throws IOException {
        String id = text();
        require(
                ID.matcher(id).matches(),
                "the id \"" + id + "\" must begin with a small letter and go on with letters, digits and underscores");
        return id;
    }

    private int number() throws IOException {
        String number = text();
        require(number.matches("[0-9]{1,8}"), '"' + number + "\" is no whole number of seconds");
        return Integer.parseInt(number);
    }

    private String text() throws IOException {
        return site.resolve("file", json.nextString());
    }

    private void list(Part item) throws IOException {
        json.beginArray();
        while (json.hasNext()) {
            item.read();
        }
        json.endArray();
    }

    private void object(Map<String, Part> members) throws IOException {
        json.beginObject();
        while (json.hasNext()) {
            String name = json.nextName();
            Part member = members.get(name);
            if (member == null) {
                throw wrong("there is no member \"" + name + "\", only " + new TreeMap<>(members).keySet());
            }
            member.read();
        }
        json.endObject();
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw wrong(otherwise);
        }
    }

    // The reader tells its place only as a text.
    private InvalidAttributeException wrong(String what) {
        return invalid(what + json.toString().replaceFirst("^JsonReader", ""));
    }

    private InvalidAttributeException invalid(String what) {
        return new InvalidAttributeException(
                "file",
                "to name metric data queries as `aws cloudwatch get-metric-data` takes them",
                location + ": " + what,
                "Write for example [{\"Id\": \"errors\", \"MetricStat\": {\"Metric\": {\"Namespace\": \"AWS/Lambda\","
                        + " \"MetricName\": \"Errors\"}, \"Period\": 60, \"Stat\": \"Sum\"}}].");
    }

    private interface Part {
        void read() throws IOException;
    }
}
