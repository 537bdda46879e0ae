package org.chaosjunit.aws.handler;

import com.google.gson.JsonObject;
import java.io.PrintStream;

/** Lines as failure-lambda 1.x writes them: {@code {"source":"failure-lambda","level":"info","mode":...}}. */
final class LogLines {
    private final PrintStream out;

    LogLines(PrintStream out) {
        this.out = out;
    }

    /** Writes what was done; {@code fields} are names and values in turn. */
    void info(Object... fields) {
        write("info", fields);
    }

    /** Writes what is wrong and therefore does nothing. */
    void warn(Object... fields) {
        write("warn", fields);
    }

    /** Writes what failed. */
    void error(Object... fields) {
        write("error", fields);
    }

    /** Returns a number as JavaScript writes it: without a fraction if there is none. */
    static Number number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? (Number) (long) value : (Number) value;
    }

    private void write(String level, Object... fields) {
        JsonObject line = new JsonObject();
        line.addProperty("source", "failure-lambda");
        line.addProperty("level", level);
        for (int i = 0; i < fields.length; i += 2) {
            line.add((String) fields[i], Json.tree(fields[i + 1]));
        }
        // In one piece: the runtime makes each piece a log event of its own.
        out.print(Json.text(line) + "\n");
        out.flush();
    }
}
