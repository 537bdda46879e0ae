package org.chaosjunit.revert;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a process leaves in the directory of journals that was killed while it made one, or had just removed it. */
final class Scraps {
    private static final Pattern NAME = Pattern.compile(".*-([0-9]{1,18})-[0-9]+-[0-9a-z]+");

    private Scraps() {}

    /** Removes them; nothing in them says that anything was changed. */
    static void remove(Path directory) throws IOException {
        for (Path unfinished : StoredJournal.in(directory, JournalFile.UNFINISHED)) {
            if (isAbandoned(unfinished)) {
                Files.deleteIfExists(unfinished);
            }
        }
        for (Path log : StoredJournal.in(directory, Guardian.LOG)) {
            String name = log.getFileName().toString();
            Path journal = log.resolveSibling(name.substring(0, name.length() - Guardian.LOG.length()));
            if (journal.toString().endsWith(JournalFile.SUFFIX) && Files.notExists(journal)) {
                Files.deleteIfExists(log);
            }
        }
    }

    // The lock alone does not tell: between its creation and its lock a new file is unlocked for a moment.
    private static boolean isAbandoned(Path unfinished) throws IOException {
        String file = unfinished.getFileName().toString();
        Matcher name = NAME.matcher(file.substring(0, file.length() - JournalFile.UNFINISHED.length()));
        if (!name.matches()
                || ProcessHandle.of(Long.parseLong(name.group(1)))
                        .filter(ProcessHandle::isAlive)
                        .isPresent()) {
            return false;
        }
        try (RandomAccessFile opened = new RandomAccessFile(unfinished.toFile(), "rw")) {
            return FileLocks.tryLock(opened.getChannel());
        }
    }
}
