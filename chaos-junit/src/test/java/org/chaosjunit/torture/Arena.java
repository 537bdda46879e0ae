package org.chaosjunit.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.chaosjunit.torture.Processes.Running;

/** Where one victim after the other does its harm: a directory, resources of a service, and processes that name the directory. */
final class Arena {
    private final Path directory;
    private final Shelf shelf;
    private final String name;
    private final Map<String, String> before;

    Arena(Path directory, Shelf shelf) throws IOException {
        this.directory = directory;
        this.shelf = shelf;
        this.name = "/" + directory.getFileName();
        Path data = Files.createDirectories(directory.resolve("data"));
        Path existing = Files.writeString(data.resolve("existing.flag"), "as it was\n\u00e4\n");
        Files.setPosixFilePermissions(existing, PosixFilePermissions.fromString("rw-r-----"));
        Path written = Files.writeString(data.resolve("written.flag"), "on");
        Files.setPosixFilePermissions(written, PosixFilePermissions.fromString("rwxrw-r--"));
        Files.writeString(data.resolve("shop.properties"), "# the shop\ncheckout.enabled = true\nother=1\n");
        Files.writeString(data.resolve("another"), "never touched\n");
        shelf.keep(name + "/existing", "{\"enabled\": true}");
        this.before = state();
    }

    Path directory() {
        return directory;
    }

    String service() {
        return shelf.url(name);
    }

    /** Returns the processes that are at work on the journals. */
    List<Running> guardians() {
        return Processes.with(directory + "/journal").stream()
                .filter(process -> process.commandLine().contains("GuardianMain"))
                .toList();
    }

    /** Returns all processes that belong here. */
    List<Running> processes() {
        return Processes.with(directory + "/");
    }

    List<Path> journals() {
        return filesIn("journal").stream()
                .filter(path -> path.toString().endsWith(".journal"))
                .toList();
    }

    /** Returns what differs from what was here in the beginning, or is left over. */
    List<String> differences() {
        List<String> found = new ArrayList<>();
        Map<String, String> now = state();
        before.forEach((what, how) -> {
            if (!how.equals(now.get(what))) {
                found.add(what + " was " + how + " and is " + now.getOrDefault(what, "gone"));
            }
        });
        now.forEach((what, how) -> {
            if (!before.containsKey(what)) {
                found.add(what + " did not exist and is " + how);
            }
        });
        filesIn("journal").forEach(file -> found.add("left: " + file));
        filesIn("results").stream()
                .filter(file -> !file.toString().endsWith(".json"))
                .forEach(file -> found.add("left: " + file));
        processes().stream()
                .filter(process -> process.state() == 'T')
                .forEach(process -> found.add("still paused: " + process));
        return found;
    }

    private Map<String, String> state() {
        Map<String, String> state = new TreeMap<>(shelf.below(name));
        for (Path file : filesIn("data")) {
            try {
                state.put(
                        file.toString(),
                        Files.readString(file, StandardCharsets.ISO_8859_1) + " with "
                                + PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return state;
    }

    private List<Path> filesIn(String folder) {
        Path path = directory.resolve(folder);
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns all that is known of what went on here, for a person. */
    String story() {
        StringBuilder story = new StringBuilder();
        for (String folder : List.of("journal", "leases", "results")) {
            for (Path file : filesIn(folder)) {
                try {
                    story.append("--- ").append(file).append('\n').append(Files.readString(file));
                } catch (IOException e) {
                    story.append(e).append('\n');
                }
            }
        }
        processes()
                .forEach(
                        process -> story.append("--- running: ").append(process).append('\n'));
        return story.toString();
    }
}
