package org.chaosjunit.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;
import org.chaosjunit.spi.Settings;

/**
 * What came of a command.
 *
 * @param code its exit code
 * @param out what it printed
 * @param err what it complained about
 */
record CommandLineRun(int code, String out, String err) {
    static CommandLineRun of(String... arguments) {
        return with(Map.of(), arguments);
    }

    static CommandLineRun with(Map<String, String> parameters, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Settings settings = Settings.over(key -> Optional.ofNullable(parameters.get(key)), parameters.keySet());
        int code = Main.run(
                settings, Map.of("USER", "anna"), new Console(new PrintWriter(out), new PrintWriter(err)), arguments);
        return new CommandLineRun(code, out.toString(), err.toString());
    }

    static String lines(String... lines) {
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }
}
