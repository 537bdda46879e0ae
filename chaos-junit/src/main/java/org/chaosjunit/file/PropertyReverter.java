package org.chaosjunit.file;

import java.io.IOException;
import java.util.Optional;
import org.chaosjunit.spi.Looks;
import org.chaosjunit.spi.ReadBack;
import org.chaosjunit.spi.Reverter;
import org.chaosjunit.spi.UndoRecord;

/** Restores single properties as they were before {@link SetProperty}. */
public final class PropertyReverter implements Reverter {
    @Override
    public String name() {
        return PropertyUndo.REVERTER;
    }

    @Override
    public ReadBack readBack(UndoRecord undo) throws IOException {
        PropertyUndo way = PropertyUndo.of(undo);
        Optional<byte[]> content = way.file().read();
        if (content.isEmpty() && way.existed()) {
            return ReadBack.drifted("no file");
        }
        Optional<String> now = PropertiesText.of(content.orElse(new byte[0])).get(way.key());
        boolean asBefore = now.equals(way.before());
        // Half of a replacement beside the file is of the change, too.
        if (now.equals(Optional.of(way.ours())) || (asBefore && way.file().hasLeftovers(way.change()))) {
            return ReadBack.inPlace();
        }
        return asBefore
                ? ReadBack.reverted()
                : ReadBack.drifted(
                        now.map(value -> way.key() + " set to \"" + value + '"').orElse("no " + way.key()));
    }

    @Override
    public void revert(UndoRecord undo) throws IOException {
        PropertyUndo way = PropertyUndo.of(undo);
        TargetFile file = way.file();
        Looks.end(way.change());
        Optional<byte[]> now = file.read();
        if (now.isPresent()) {
            PropertiesText text = PropertiesText.of(now.get());
            if (text.get(way.key()).equals(Optional.of(way.ours()))) {
                restore(file, now, way.restored(text), way);
            }
        }
        file.clean(way.change());
    }

    private static void restore(TargetFile file, Optional<byte[]> now, PropertiesText restored, PropertyUndo way)
            throws IOException {
        if (restored.isEmpty() && !way.existed()) {
            file.delete(now);
        } else {
            file.replace(now, restored.bytes(), way.change());
        }
    }

    @Override
    public String byHand(UndoRecord undo) {
        PropertyUndo way = PropertyUndo.of(undo);
        try {
            return way.before()
                    .map(value -> "set " + way.key() + " to \"" + value + "\" in "
                            + way.file().path())
                    .orElse("remove " + way.key() + " from " + way.file().path()
                            + (way.existed() ? "" : ", and the file if nothing else is in it"));
        } catch (IOException e) {
            return "write \"" + way.key() + way.rest() + "\" in " + way.file().path();
        }
    }
}
