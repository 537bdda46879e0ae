package org.chaosjunit.gate;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chaosjunit.result.Json;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.Spelling;
import org.jspecify.annotations.Nullable;

/** Holds JSON against the record that it is to become, since a mistyped name must not be passed over. */
final class JsonShape {
    private JsonShape() {}

    /**
     * Does so.
     *
     * @throws InvalidAttributeException for the first field that is missing, not known, or of another kind
     */
    static void check(String json, Class<? extends Record> type) {
        Map<?, ?> read;
        try {
            read = Json.read(json, Map.class);
        } catch (RuntimeException e) {
            throw new InvalidAttributeException(
                    "", "a JSON object", "what is none", "The parser says: " + e.getMessage() + ".");
        }
        check(read, type, "");
    }

    private static void check(@Nullable Object found, Type type, String where) {
        if (type instanceof ParameterizedType generic) {
            checkMany(found, generic, where);
        } else if (type instanceof Class<?> single && single.isRecord()) {
            checkRecord(found, single, where);
        } else if (type instanceof Class<?> single && single.isEnum()) {
            checkEnum(found, single, where);
        } else if (type == int.class) {
            require(found instanceof Double number && number == Math.rint(number), where, "a whole number", found, "0");
        } else if (type == boolean.class) {
            require(found instanceof Boolean, where, "true or false", found, "true");
        } else if (type == Instant.class) {
            require(isInstant(found), where, "a moment", found, "\"2026-11-21T18:00:00Z\"");
        } else {
            boolean isPath = type == Path.class;
            String what = isPath ? "a path" : "a text";
            boolean isGood = found instanceof String text && !(isPath && (text.isBlank() || text.indexOf('\0') >= 0));
            require(isGood, where, what, found, isPath ? "\"target/chaos-junit\"" : "\"...\"");
        }
    }

    private static void checkMany(@Nullable Object found, ParameterizedType type, String where) {
        if (type.getRawType() == List.class) {
            require(found instanceof List, where, "a list", found, "[...]");
            List<?> list = (List<?>) found;
            for (int i = 0; list != null && i < list.size(); i++) {
                check(list.get(i), type.getActualTypeArguments()[0], where + "[" + i + "]");
            }
        } else {
            require(found instanceof Map, where, "an object", found, "{\"name\": \"value\"}");
            if (found instanceof Map<?, ?> map) {
                map.forEach((name, value) -> check(value, type.getActualTypeArguments()[1], in(where, name)));
            }
        }
    }

    private static void checkRecord(@Nullable Object found, Class<?> type, String where) {
        List<RecordComponent> components = Arrays.asList(type.getRecordComponents());
        require(
                found instanceof Map,
                where,
                "an object",
                found,
                "{\"" + components.get(0).getName() + "\": ...}");
        if (!(found instanceof Map<?, ?> map)) {
            return;
        }
        Set<String> known =
                components.stream().map(RecordComponent::getName).collect(Collectors.toCollection(TreeSet::new));
        for (Object name : map.keySet()) {
            if (!known.contains(name)) {
                throw new InvalidAttributeException(
                        "",
                        where.isEmpty() ? "fields that are known" : "fields of `" + where + "` that are known",
                        "`" + in(where, name) + "`",
                        "The nearest is `"
                                + in(
                                        where,
                                        Spelling.nearest(String.valueOf(name), known)
                                                .get(0)) + "`. Known: " + String.join(", ", known) + ".");
            }
        }
        for (RecordComponent component : components) {
            Object value = map.get(component.getName());
            if (value != null || !component.isAnnotationPresent(Optionally.class)) {
                check(value, component.getGenericType(), in(where, component.getName()));
            }
        }
    }

    private static void checkEnum(@Nullable Object found, Class<?> type, String where) {
        List<String> names =
                Stream.of(type.getEnumConstants()).map(String::valueOf).toList();
        require(
                names.contains(String.valueOf(found)),
                where,
                "one of " + String.join(", ", names),
                found,
                "\"" + names.get(names.size() - 1) + "\"");
    }

    private static boolean isInstant(@Nullable Object found) {
        try {
            return found instanceof String text && Instant.parse(text) != null;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static String in(String where, Object name) {
        return where.isEmpty() ? String.valueOf(name) : where + "." + name;
    }

    private static void require(boolean isGood, String where, String required, @Nullable Object found, String example) {
        if (!isGood) {
            String words = found == null ? "nothing" : Json.writeLine(found);
            throw new InvalidAttributeException(
                    where, "to be " + required, words, "Write for example " + example + ".");
        }
    }
}
