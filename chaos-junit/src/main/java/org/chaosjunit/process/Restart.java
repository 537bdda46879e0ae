package org.chaosjunit.process;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.chaosjunit.spi.UndoRecord;

/**
 * Starts a killed process again, unless it is there.
 *
 * @param undo the record of the kill, with a command
 */
record Restart(UndoRecord undo) {
    static final String COMMAND = "restart";
    static final String DIRECTORY = "directory";
    static final String LIKE = "commandLineSha256";
    static final String SINCE = "since";
    static final String MARK = "mark";
    static final String PID_FILE = "pidFile";

    private static final String VARIABLE = "CHAOS_JUNIT_RESTART";
    private static final long BRIEF_SECONDS = 2;

    /** Returns the restart of a killed process; empty if there is none. */
    static Optional<Restart> of(UndoRecord undo) {
        return undo.state().containsKey(COMMAND) ? Optional.of(new Restart(undo)) : Optional.empty();
    }

    static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.ISO_8859_1));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Tells whether the process was killed and is not there again. */
    boolean isMissing() {
        boolean killed = Identity.isOfThisBoot(undo) && Identity.alive(undo).isEmpty();
        return killed && Proc.all().stream().filter(Proc::isAlive).noneMatch(this::isIt);
    }

    // Whoever has started it: we, who left a mark in its environment, or a supervisor, or a person.
    private boolean isIt(Proc process) {
        if (process.hasInEnvironment(VARIABLE + "=" + Identity.required(undo, MARK))) {
            return true;
        }
        if (process.started() < Long.parseLong(Identity.required(undo, SINCE))) {
            return false;
        }
        return isInPidFile(process)
                || (process.directory().equals(Identity.required(undo, DIRECTORY))
                        && digest(process.commandLine()).equals(Identity.required(undo, LIKE)));
    }

    private boolean isInPidFile(Proc process) {
        String file = undo.state().get(PID_FILE);
        try {
            return file != null && Files.readString(Path.of(file)).strip().equals(Long.toString(process.pid()));
        } catch (IOException e) {
            return false;
        }
    }

    /** Runs the command: it may end soon, or be the process itself. */
    void run() throws IOException, InterruptedException {
        String command = Identity.required(undo, COMMAND);
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", command)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        // Empty where it could not be read; to newer JDKs, an empty name is a directory in which nothing can be
        // started.
        String directory = Identity.required(undo, DIRECTORY);
        if (!directory.isEmpty() && Files.isDirectory(Path.of(directory))) {
            builder.directory(new File(directory));
        }
        // What a guardian was given for reverters only, credentials perhaps.
        builder.environment().remove("GUARDIAN_PROPERTIES");
        builder.environment().put(VARIABLE, Identity.required(undo, MARK));
        Process shell = builder.start();
        if (shell.waitFor(BRIEF_SECONDS, TimeUnit.SECONDS) && shell.exitValue() != 0) {
            throw new IOException("the restart `" + command + "` ended with exit code " + shell.exitValue());
        }
    }

    String byHand() {
        String directory = Identity.required(undo, DIRECTORY);
        String there = directory.isEmpty() ? "" : "cd '" + directory.replace("'", "'\\''") + "' && ";
        return there + Identity.required(undo, COMMAND);
    }
}
