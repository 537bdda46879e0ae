package org.chaosjunit.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.chaosjunit.revert.Forget;
import org.chaosjunit.spi.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The directory that a command is about. */
final class JournalOption {
    private static final String DEFAULT = ".chaos-junit/journal";

    private final Settings settings;

    @Option(
            names = "--journal",
            paramLabel = "DIR",
            description = {
                "Directory of the journals.",
                "Default: what the system property chaosjunit.journal.directory says, or the environment variable"
                        + " CHAOSJUNIT_JOURNAL_DIRECTORY;",
                "else " + DEFAULT + " in the current directory."
            })
    private @Nullable Path given;

    JournalOption(Settings settings) {
        this.settings = settings;
    }

    Path directory() {
        return (given == null ? settings.journalDirectory() : given.toAbsolutePath()).normalize();
    }

    /** Returns the stop button of the experiments with journals in that directory. */
    StopFile stopFile() {
        return new StopFile(settings.stopFile(directory()));
    }

    /**
     * Returns the directory; empty if there is none, though nobody said that there is.
     *
     * @throws UsageException as {@link #requireNotMisnamed}
     */
    Optional<Path> existing() {
        requireNotMisnamed();
        return Optional.of(directory()).filter(Files::isDirectory);
    }

    /**
     * Refuses a directory that cannot be the one that is meant.
     *
     * @throws UsageException if it was named and is not there, is a file, or holds the directory of the journals
     */
    void requireNotMisnamed() {
        Path directory = directory();
        if (Files.isDirectory(directory)) {
            requireNotAround(directory);
        } else if (Files.exists(directory)) {
            throw new UsageException(directory + " is a file. Name the directory of the journals.");
        } else if (given != null) {
            throw new UsageException("There is no directory " + directory + ", and no other was looked into."
                    + " Name the directory of the journals: by default " + DEFAULT
                    + " in the directory in which the tests were run.");
        }
    }

    /**
     * Returns the journal that a path means, as messages print it.
     *
     * @throws UsageException if it is none, or is in another directory than the one that was named
     */
    Path journal(Path path) {
        Path journal = path.toAbsolutePath().normalize();
        Forget.objection(journal).ifPresent(objection -> {
            throw new UsageException(objection + " Nothing was forgotten.");
        });
        // Messages print the whole path, so that it is enough alone, wherever one is.
        if (given != null) {
            requireNotMisnamed();
            if (!directory().equals(journal.getParent())) {
                throw new UsageException(journal + " is not in " + directory() + ". Nothing was forgotten.");
            }
        }
        return journal;
    }

    // Whoever names the project means its journals, and must not be told that there are none.
    private static void requireNotAround(Path directory) {
        for (String inner : new String[] {DEFAULT, "journal"}) {
            Path meant = directory.resolve(inner);
            if (Files.isDirectory(meant)) {
                throw new UsageException(directory
                        + " is not the directory of the journals, but around it. Write `--journal " + meant + "`.");
            }
        }
    }
}
