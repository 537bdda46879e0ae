package org.chaosjunit.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.Injection;
import org.chaosjunit.spi.InjectionContext;
import org.chaosjunit.spi.Problem;
import org.chaosjunit.spi.Refusal;
import org.chaosjunit.spi.Settings;
import org.chaosjunit.spi.Target;
import org.chaosjunit.spi.UndoRecord;

/**
 * A file system.
 *
 * @param id names the file system, not the directory: two experiments never fill one file system at once
 */
record DiskTarget(String id) implements Target {
    static final String REVERTER = "disk";
    static final String FILE = "file";

    static DiskTarget of(String path) {
        try {
            Path directory = Path.of(path);
            return new DiskTarget("disk:" + Files.getFileStore(directory).name() + " " + device(directory));
        } catch (IOException | InvalidPathException e) {
            // What is wrong with it, the check tells.
            return new DiskTarget("disk:" + path);
        }
    }

    // Many are named "tmpfs" or "overlay"; where there is no device number, the name has to do.
    private static Object device(Path directory) throws IOException {
        try {
            return Files.getAttribute(directory, "unix:dev");
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            return "";
        }
    }

    @Override
    public List<Refusal> check(List<Fault> faults) {
        List<Refusal> refusals = new ArrayList<>();
        for (Fault fault : faults) {
            Optional<Problem> problem = fault == faults.get(0)
                    ? problem(fault)
                    : Optional.of(new Problem(
                            "path",
                            "to be on a file system that nothing else fills",
                            faults.get(0).description(),
                            "Write an experiment for each."));
            problem.ifPresent(found -> refusals.add(new Refusal(fault, found)));
        }
        return refusals;
    }

    private Optional<Problem> problem(Fault fault) {
        if (!(fault instanceof FilledDisk fill)) {
            return Optional.of(new Problem("", "a target that can do it", id, "Choose another target."));
        }
        try {
            Path directory = Path.of(fill.path());
            if (!Files.isDirectory(directory)) {
                return Optional.of(noDirectory(Files.exists(directory) ? "a file" : "nothing", fill));
            }
            if (!Files.isWritable(directory)) {
                return Optional.of(noDirectory("one that this process may not write in", fill));
            }
            return new Room(fill, Files.getFileStore(directory)).problem(isOfTheJournal());
        } catch (IOException | InvalidPathException e) {
            return Optional.of(noDirectory(String.valueOf(e.getMessage()), fill));
        }
    }

    private static Problem noDirectory(String found, FilledDisk fill) {
        return new Problem(
                "path",
                "to be a directory that can be written in",
                found + " at " + fill.path(),
                "Create it before the experiment, or name another one on the same file system.");
    }

    private boolean isOfTheJournal() {
        Path directory = Settings.ofSystem().journalDirectory();
        while (directory != null && !Files.exists(directory)) {
            directory = directory.getParent();
        }
        return directory != null && of(directory.toString()).id.equals(id);
    }

    @Override
    public Injection inject(List<Fault> faults, InjectionContext context) throws Exception {
        FilledDisk fill = (FilledDisk) faults.get(0);
        Path directory = Path.of(fill.path()).toRealPath();
        Room room = new Room(fill, Files.getFileStore(directory));
        Optional<Problem> problem = room.problem(false);
        if (problem.isPresent()) {
            throw new IOException(fill.description() + " " + problem.get());
        }
        Path file = directory.resolve(".chaos-junit-ballast-" + UUID.randomUUID());
        context.journal()
                .write(new UndoRecord(
                        REVERTER, id, fill.description(), Map.of(FILE, file.toString()), context.expires()));
        Ballast ballast = new Ballast(file, room);
        ballast.fill();
        return DiskWatch.over(ballast, id);
    }
}
