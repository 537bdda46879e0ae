package org.chaosjunit.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.chaosjunit.spi.ReadBack;
import org.chaosjunit.spi.Reverter;
import org.chaosjunit.spi.UndoRecord;

/** Deletes ballast files. */
public final class DiskReverter implements Reverter {
    @Override
    public String name() {
        return DiskTarget.REVERTER;
    }

    @Override
    public ReadBack readBack(UndoRecord undo) throws IOException {
        try {
            boolean isFile = Files.readAttributes(file(undo), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .isRegularFile();
            return isFile ? ReadBack.inPlace() : ReadBack.drifted(file(undo) + " is no file any more");
        } catch (NoSuchFileException e) {
            DiskWatch.close(file(undo).toString());
            return ReadBack.reverted();
        }
    }

    @Override
    public void revert(UndoRecord undo) throws IOException {
        DiskWatch.close(file(undo).toString());
        Files.deleteIfExists(file(undo));
    }

    @Override
    public String byHand(UndoRecord undo) {
        return "rm -f '" + file(undo).toString().replace("'", "'\\''") + "'";
    }

    private static Path file(UndoRecord undo) {
        String file = undo.state().get(DiskTarget.FILE);
        if (file == null) {
            throw new IllegalArgumentException(
                    "the undo record of \"" + undo.description() + "\" does not say which file it is of");
        }
        return Path.of(file);
    }
}
