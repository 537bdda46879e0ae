package org.chaosjunit.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import org.chaosjunit.spi.ReadBack;
import org.chaosjunit.spi.Reverter;
import org.chaosjunit.spi.UndoRecord;

/** Takes {@link TwoFiles} back, one by one. */
public final class TwoFilesReverter implements Reverter {
    static final String NAME = "torture.files";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ReadBack readBack(UndoRecord undo) throws IOException {
        Path file = file(undo);
        Optional<byte[]> before = before(undo);
        boolean isAsBefore = before.isPresent()
                ? Files.exists(file) && Arrays.equals(Files.readAllBytes(file), before.get())
                : Files.notExists(file);
        if (Files.exists(TwoFiles.temporary(file))) {
            return ReadBack.inPlace();
        }
        if (isAsBefore) {
            return ReadBack.reverted();
        }
        return Files.exists(file) && Files.readString(file).equals(TwoFiles.NEXT)
                ? ReadBack.inPlace()
                : ReadBack.drifted(Files.exists(file) ? Files.readString(file) : "no file");
    }

    @Override
    public void revert(UndoRecord undo) throws IOException {
        Path file = file(undo);
        Files.deleteIfExists(TwoFiles.temporary(file));
        Optional<byte[]> before = before(undo);
        if (before.isPresent()) {
            TwoFiles.replace(
                    file, before.get(), Objects.requireNonNull(undo.state().get("permissions")));
        } else {
            Files.deleteIfExists(file);
        }
    }

    private static Path file(UndoRecord undo) {
        return Path.of(Objects.requireNonNull(undo.state().get("file")));
    }

    private static Optional<byte[]> before(UndoRecord undo) {
        return Optional.ofNullable(undo.state().get("before"))
                .map(text -> Base64.getDecoder().decode(text));
    }
}
