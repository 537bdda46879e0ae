package org.chaosjunit.file;

import java.io.IOException;
import java.util.Optional;
import org.chaosjunit.spi.Looks;
import org.chaosjunit.spi.ReadBack;
import org.chaosjunit.spi.Reverter;
import org.chaosjunit.spi.UndoRecord;

/** Restores files as they were before a {@link FileFault}. */
public final class FileReverter implements Reverter {
    @Override
    public String name() {
        return FileUndo.REVERTER;
    }

    @Override
    public ReadBack readBack(UndoRecord undo) throws IOException {
        FileUndo way = FileUndo.of(undo);
        Optional<byte[]> now = way.file().read();
        // A backup or half of a replacement beside the file is of the change, too.
        if (way.isOurs(now) || (way.isBefore(now) && way.file().hasLeftovers(way.change()))) {
            return ReadBack.inPlace();
        }
        return way.isBefore(now) ? ReadBack.reverted() : ReadBack.drifted(Content.words(now));
    }

    @Override
    public void revert(UndoRecord undo) throws IOException {
        FileUndo way = FileUndo.of(undo);
        TargetFile file = way.file();
        Looks.end(way.change());
        Optional<byte[]> now = file.read();
        if (way.isOurs(now)) {
            if (way.before().isPresent()) {
                file.replace(now, way.previous(), way.change());
            } else {
                file.delete(now);
            }
        }
        // If someone else was faster, the backup is still needed.
        if (way.isBefore(file.read())) {
            file.clean(way.change());
        }
    }

    @Override
    public String byHand(UndoRecord undo) {
        FileUndo way = FileUndo.of(undo);
        String path = Content.quoted(way.file().path());
        if (way.before().isEmpty()) {
            return "rm " + path;
        }
        return way.kept()
                .map(bytes -> "printf %s '" + bytes + "' | base64 -d > " + path)
                .orElse("mv " + Content.quoted(way.file().backup(way.change())) + " " + path);
    }
}
