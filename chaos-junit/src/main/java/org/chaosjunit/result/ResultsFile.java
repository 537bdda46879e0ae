package org.chaosjunit.result;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The results file of one experiment: {@code <id>.json}, written as {@code RUNNING} when the experiment starts and
 * replaced atomically when it ends, so that one that started and never finished is visible.
 */
public final class ResultsFile {
    private final Path path;

    private ResultsFile(Path path) {
        this.path = path;
    }

    /** Returns the file of an experiment; does not touch it. */
    public static ResultsFile of(Path directory, String id) {
        return new ResultsFile(directory.resolve(id + ".json"));
    }

    /** Returns the file with that path; does not touch it. */
    public static ResultsFile at(Path path) {
        return new ResultsFile(path);
    }

    /** Returns where the file is. */
    public Path path() {
        return path;
    }

    /** Returns the results files of a directory, sorted by name; none if there is no such directory. */
    public static List<Path> in(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    /**
     * Says that the experiment has started.
     *
     * @throws UncheckedIOException if the file cannot be written
     */
    public void started(String id, String test, String hypothesis, Instant started) {
        long pid = ProcessHandle.current().pid();
        write(new StoredResult(
                StoredResult.SCHEMA, StoredResult.Status.RUNNING, id, test, hypothesis, started, pid, null));
    }

    /**
     * Says how the experiment has ended.
     *
     * @throws UncheckedIOException if the file cannot be written
     */
    public void finished(ExperimentResult result) {
        finished(result, ProcessHandle.current().pid());
    }

    /**
     * Says how the experiment of another process has ended.
     *
     * @param pid the process that ran it
     * @throws UncheckedIOException if the file cannot be written
     */
    public void finished(ExperimentResult result, long pid) {
        write(new StoredResult(
                StoredResult.SCHEMA,
                StoredResult.Status.FINISHED,
                result.id(),
                result.test(),
                result.hypothesis(),
                result.started(),
                pid,
                result));
    }

    /**
     * Reads a results file.
     *
     * @throws IOException if it cannot be read, is damaged, or has another schema
     */
    public static StoredResult read(Path path) throws IOException {
        StoredResult stored;
        try {
            stored = Json.read(Files.readString(path), StoredResult.class);
        } catch (RuntimeException e) {
            // Not only what is no JSON: a field that is missing or has no sense fails in the constructor of a record.
            throw new IOException(path + " is damaged: " + e, e);
        }
        if (stored == null || stored.schema() != StoredResult.SCHEMA) {
            throw new IOException(path + " has not the schema " + StoredResult.SCHEMA);
        }
        if ((stored.status() == StoredResult.Status.FINISHED) != (stored.result() != null)) {
            throw new IOException(path + " is damaged: its status does not agree with its result");
        }
        return stored;
    }

    private void write(StoredResult stored) {
        try {
            WholeFile.write(path, Json.write(stored) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the results file " + path + ": " + FileTrouble.words(e), e);
        }
    }
}
