package org.chaosjunit.revert;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/** Thrown when a file that is named as a journal cannot be read as one. */
final class UnreadableJournalException extends IOException {
    private static final long serialVersionUID = 1;

    private final boolean mayHideFaults;

    private UnreadableJournalException(String message, boolean mayHideFaults) {
        super(message);
        this.mayHideFaults = mayHideFaults;
    }

    static UnreadableJournalException foreign(Path path) {
        return new UnreadableJournalException(
                path + " is no journal of chaos-junit and was left alone. Move it elsewhere.", false);
    }

    static UnreadableJournalException damaged(Path path, int line) {
        return new UnreadableJournalException(
                path + " is damaged in line " + line
                        + ", so nothing in it was taken back: a fault may still be in place."
                        + " Read the file, restore by hand what its records name, and then `java -jar chaos-junit.jar"
                        + " revert --forget " + path + "`.",
                true);
    }

    static UnreadableJournalException otherVersion(Path path, String format) {
        return new UnreadableJournalException(
                path + " has the format " + format + ", and this version reads " + Line.FORMAT
                        + ", so nothing in it was taken back: a fault may still be in place. Revert it with the version"
                        + " that wrote it.",
                true);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    /** Tells whether a fault may be in place that only this file knows of. */
    boolean mayHideFaults() {
        return mayHideFaults;
    }
}
