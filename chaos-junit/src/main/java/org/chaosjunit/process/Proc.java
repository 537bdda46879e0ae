package org.chaosjunit.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A process as Linux tells of it at one moment.
 *
 * @param pid its number, which another process may have later
 * @param started when it started, in ticks since boot: with the number, it tells the process from every other
 * @param state {@code T} if it is stopped, {@code Z} if it is dead and its parent does not know yet
 * @param parent number of its parent
 * @param name its name
 */
record Proc(long pid, long started, char state, long parent, String name) {
    private static final Path ROOT = Path.of("/proc");
    // Behind the name, which may hold anything, the state is the first field.
    private static final int PARENT = 1;
    private static final int STARTED = 19;

    static boolean isSupported() {
        return Files.isReadable(ROOT.resolve("self/stat"));
    }

    /** Returns the process of that number; empty if there is none. */
    static Optional<Proc> of(long pid) {
        try {
            return Optional.of(parse(pid, text(pid, "stat")));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static Proc parse(long pid, String stat) {
        int open = stat.indexOf('(');
        int close = stat.lastIndexOf(')');
        String[] fields = stat.substring(close + 2).strip().split(" ", -1);
        return new Proc(
                pid,
                Long.parseLong(fields[STARTED]),
                fields[0].charAt(0),
                Long.parseLong(fields[PARENT]),
                stat.substring(open + 1, close));
    }

    static List<Proc> all() {
        List<Proc> all = new ArrayList<>();
        try (DirectoryStream<Path> directories = Files.newDirectoryStream(ROOT, "[0-9]*")) {
            for (Path directory : directories) {
                of(Long.parseLong(directory.getFileName().toString())).ifPresent(all::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list processes", e);
        }
        return all;
    }

    /** Returns the children of a process, theirs, and so on; parents first. */
    static Stream<Proc> descendants(long pid) {
        List<Proc> all = all();
        List<Proc> found = new ArrayList<>();
        Set<Long> parents = new HashSet<>(Set.of(pid));
        while (true) {
            List<Proc> next = all.stream()
                    .filter(one -> parents.contains(one.parent) && !parents.contains(one.pid))
                    .toList();
            if (next.isEmpty()) {
                return found.stream();
            }
            found.addAll(next);
            next.forEach(one -> parents.add(one.pid));
        }
    }

    /** Tells apart the starts of the machine, after which all processes are others. */
    static String boot() {
        try {
            return Files.readString(ROOT.resolve("sys/kernel/random/boot_id")).strip();
        } catch (IOException e) {
            return "unknown";
        }
    }

    /** Returns the present as {@link #started} would tell it. */
    static long now() throws IOException {
        String seconds = Files.readString(ROOT.resolve("uptime")).split(" ", 2)[0];
        // The kernel tells ticks of a hundredth of a second, whatever its own are.
        return (long) (Double.parseDouble(seconds) * 100);
    }

    /** Returns how it is now; empty if it has ended, even if another has its number. */
    Optional<Proc> again() {
        return of(pid).filter(this::isSame).filter(Proc::isAlive);
    }

    boolean isSame(Proc other) {
        return other.pid == pid && other.started == started;
    }

    boolean isAlive() {
        return state != 'Z' && state != 'X';
    }

    boolean isStopped() {
        return state == 'T' || state == 't';
    }

    /** Returns the command with its arguments; empty if it has ended. */
    String commandLine() {
        try {
            return text(pid, "cmdline").replaceAll("\0+$", "").replace('\0', ' ');
        } catch (IOException e) {
            return "";
        }
    }

    /** Tells whether it was started with this in its environment; not known of processes of others. */
    boolean hasInEnvironment(String variable) {
        try {
            return ('\0' + text(pid, "environ")).contains('\0' + variable + '\0');
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns its working directory; empty if that is not known. */
    String directory() {
        try {
            return Files.readSymbolicLink(ROOT.resolve(pid + "/cwd")).toString();
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public String toString() {
        return pid + " (" + name + ")";
    }

    // Names and arguments may be in any encoding; none must make it fail.
    private static String text(long pid, String file) throws IOException {
        return new String(Files.readAllBytes(ROOT.resolve(pid + "/" + file)), StandardCharsets.ISO_8859_1);
    }
}
