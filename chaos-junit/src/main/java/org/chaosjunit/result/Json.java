package org.chaosjunit.result;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How results, and what is made of them, are written as JSON and read again. */
public final class Json {
    private static final Gson LINE = new GsonBuilder()
            .serializeNulls() // A number that is none would else be read as 0.
            .disableHtmlEscaping()
            .registerTypeAdapter(Instant.class, text(Instant::parse))
            .registerTypeAdapter(Duration.class, text(Duration::parse))
            .registerTypeHierarchyAdapter(Path.class, text(Path::of))
            // A stack trace belongs to the test report; the file only says what was thrown.
            .registerTypeHierarchyAdapter(Throwable.class, text(RecordedException::new))
            .registerTypeAdapter(Series.Point.class, new PointAdapter())
            .registerTypeAdapter(double.class, new NumberOrNull())
            .registerTypeAdapter(Double.class, new NumberOrNull())
            .create();
    private static final Gson PAGE = LINE.newBuilder().setPrettyPrinting().create();

    private Json() {}

    /** Writes a value, over several lines. */
    public static String write(Object value) {
        return PAGE.toJson(value);
    }

    /** Writes a value on one line. */
    public static String writeLine(Object value) {
        return LINE.toJson(value);
    }

    /** Reads a value; null if the text says so. */
    public static <T> @Nullable T read(String json, Class<T> type) {
        return LINE.fromJson(json, type);
    }

    private static <T> TypeAdapter<T> text(Function<String, T> parse) {
        return new TypeAdapter<T>() {
            @Override
            public void write(JsonWriter out, T value) throws IOException {
                out.value(value.toString());
            }

            @Override
            public T read(JsonReader in) throws IOException {
                return parse.apply(in.nextString());
            }
        }.nullSafe();
    }

    // JSON knows neither NaN nor infinity.
    private static final class NumberOrNull extends TypeAdapter<Double> {
        @Override
        public void write(JsonWriter out, Double value) throws IOException {
            if (Double.isFinite(value)) {
                out.value(value);
            } else {
                // Not left out, as other nulls are: a number that is not there would be read as 0.
                boolean writesNulls = out.getSerializeNulls();
                out.setSerializeNulls(true);
                out.nullValue();
                out.setSerializeNulls(writesNulls);
            }
        }

        @Override
        public Double read(JsonReader in) throws IOException {
            if (in.peek() == JsonToken.NULL) {
                in.nextNull();
                return Double.NaN;
            }
            return in.nextDouble();
        }
    }

    /** Stands for an exception of another process. */
    private static final class RecordedException extends Exception {
        private static final long serialVersionUID = 1;

        RecordedException(String text) {
            super(text, null, false, false);
        }
    }
}
