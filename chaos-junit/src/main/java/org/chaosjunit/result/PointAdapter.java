package org.chaosjunit.result;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;

/** Writes a point as {@code [second, value]} on one line: there are thousands of them. */
final class PointAdapter extends TypeAdapter<Series.Point> {
    @Override
    public void write(JsonWriter out, Series.Point point) throws IOException {
        out.jsonValue("[" + point.second() + ", " + point.value() + "]");
    }

    @Override
    public Series.Point read(JsonReader in) throws IOException {
        in.beginArray();
        Series.Point point = new Series.Point(in.nextDouble(), in.nextDouble());
        in.endArray();
        return point;
    }
}
