package org.chaosjunit.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;

/**
 * Where a person reads along.
 *
 * @param out for what was asked for
 * @param err for what was wrong with the question
 */
record Console(PrintWriter out, PrintWriter err) {
    static Console ofThisProcess() {
        return new Console(on(System.out, "stdout.encoding"), on(System.err, "stderr.encoding"));
    }

    void print(String line) {
        out.println(line);
    }

    // As the stream itself; JDK 17 has only the second property.
    private static PrintWriter on(PrintStream stream, String encoding) {
        String name = System.getProperty(encoding, System.getProperty("native.encoding", "UTF-8"));
        return new PrintWriter(stream, true, Charset.forName(name));
    }
}
