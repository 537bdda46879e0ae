package org.chaosjunit.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.Site;

/**
 * Names a process that this JVM has started, directly or through others.
 *
 * @param by what is given
 * @param text the number, the file, or the glob
 */
public record ChildProcess(By by, String text) {
    private static final int MOST_NAMED = 10;
    private static final String REMEDY = "Start it from the test: what others have started is never touched.";

    /** Names it by its number. */
    public static ChildProcess pid(long pid) {
        return new ChildProcess(By.PID, Long.toString(pid));
    }

    /** Names it by a file that holds its number. */
    public static ChildProcess pidFile(String path) {
        return new ChildProcess(By.PID_FILE, path);
    }

    /** Names it by a glob over command lines, as in {@link PauseProcess#commandLine()}. */
    public static ChildProcess commandLine(String glob) {
        return new ChildProcess(By.COMMAND_LINE, glob);
    }

    static ChildProcess read(String pid, String pidFile, String commandLine, Site site) {
        List<ChildProcess> given = new ArrayList<>();
        add(given, By.PID, site.resolve("pid", pid));
        add(given, By.PID_FILE, site.resolve("pidFile", pidFile));
        add(given, By.COMMAND_LINE, site.resolve("commandLine", commandLine));
        if (given.size() != 1) {
            throw new InvalidAttributeException(
                    "pid",
                    "or `pidFile` or `commandLine`, exactly one of them",
                    given.isEmpty()
                            ? "none"
                            : given.stream()
                                    .map(one -> one.by.attribute + " = \"" + one.text + '"')
                                    .collect(Collectors.joining(", ")),
                    "Write for example `pidFile = \"target/orders.pid\"`.");
        }
        return given.get(0);
    }

    private static void add(List<ChildProcess> given, By by, String text) {
        if (!text.isBlank()) {
            given.add(new ChildProcess(by, text.strip()));
        }
    }

    /**
     * Finds the process.
     *
     * @throws InvalidAttributeException if there is none, or it is none that may be touched
     */
    Proc find() {
        return switch (by) {
            case PID -> withNumber(text, '"' + text + '"');
            case PID_FILE -> withNumber(content(), "\"" + content() + "\" in " + text);
            case COMMAND_LINE -> like();
        };
    }

    private String content() {
        try {
            String content = Files.readString(Path.of(text)).strip();
            return content.substring(0, Math.min(content.length(), 20));
        } catch (IOException | InvalidPathException e) {
            throw invalid("to be a file that can be read", "no such file: " + text, "Let the process write it.");
        }
    }

    private Proc withNumber(String number, String found) {
        if (!number.matches("[0-9]{1,10}")) {
            throw invalid("to be the number of a process", found, "Write for example `\"${orders.pid}\"`.");
        }
        long pid = Long.parseLong(number);
        Proc proc = Proc.of(pid)
                .filter(Proc::isAlive)
                .orElseThrow(() -> invalid("to be a process that runs", "no process " + pid, REMEDY));
        long self = ProcessHandle.current().pid();
        if (pid == self || Proc.descendants(self).noneMatch(proc::isSame)) {
            throw invalid(
                    "to be a child of this JVM, or a child of one",
                    pid == self ? "this JVM itself" : "process " + proc,
                    REMEDY);
        }
        return proc;
    }

    private Proc like() {
        Pattern glob = glob(text);
        List<Proc> children = Proc.descendants(ProcessHandle.current().pid())
                .filter(Proc::isAlive)
                .toList();
        List<Proc> matching = children.stream()
                .filter(child -> glob.matcher(child.commandLine()).matches())
                .toList();
        if (matching.size() != 1) {
            throw invalid(
                    "to match one child of this JVM, or child of one",
                    matching.isEmpty()
                            ? '"' + text + "\", which none matches; there are: " + named(children)
                            : '"' + text + "\", which " + matching.size() + " match: " + named(matching),
                    "Write what only one has, or name it by `pid` or `pidFile`.");
        }
        return matching.get(0);
    }

    private static Pattern glob(String text) {
        String regex = text.chars()
                .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)))
                .collect(Collectors.joining());
        return Pattern.compile(regex, Pattern.DOTALL);
    }

    private static String named(List<Proc> processes) {
        return processes.isEmpty()
                ? "none"
                : processes.stream()
                        .limit(MOST_NAMED)
                        .map(one -> one.pid() + " \"" + abbreviated(one.commandLine()) + '"')
                        .collect(Collectors.joining(", "));
    }

    private static String abbreviated(String commandLine) {
        return commandLine.length() > 80 ? commandLine.substring(0, 80) + "..." : commandLine;
    }

    private InvalidAttributeException invalid(String required, String found, String remedy) {
        return new InvalidAttributeException(by.attribute, required, found, remedy);
    }

    @Override
    public String toString() {
        return switch (by) {
            case PID -> text;
            case PID_FILE -> "of " + text;
            case COMMAND_LINE -> '"' + text + '"';
        };
    }

    /** What names a process. */
    public enum By {
        /** Its number. */
        PID("pid"),
        /** A file that holds its number. */
        PID_FILE("pidFile"),
        /** A glob over command lines. */
        COMMAND_LINE("commandLine");

        private final String attribute;

        By(String attribute) {
            this.attribute = attribute;
        }
    }
}
