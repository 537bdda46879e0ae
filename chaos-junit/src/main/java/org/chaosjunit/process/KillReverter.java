package org.chaosjunit.process;

import java.io.IOException;
import java.util.Optional;
import org.chaosjunit.spi.ReadBack;
import org.chaosjunit.spi.Reverter;
import org.chaosjunit.spi.UndoRecord;

/** Starts killed processes again, where a command for that was given; else there is nothing to take back. */
public final class KillReverter implements Reverter {
    @Override
    public String name() {
        return Kill.REVERTER;
    }

    @Override
    public ReadBack readBack(UndoRecord undo) {
        return Restart.of(undo).filter(Restart::isMissing).isPresent() ? ReadBack.inPlace() : ReadBack.over();
    }

    @Override
    public void revert(UndoRecord undo) throws IOException, InterruptedException {
        Optional<Restart> missing = Restart.of(undo).filter(Restart::isMissing);
        if (missing.isPresent()) {
            missing.get().run();
        }
    }

    @Override
    public String byHand(UndoRecord undo) {
        return Restart.of(undo).map(Restart::byHand).orElse("nothing, no restart was asked for");
    }
}
