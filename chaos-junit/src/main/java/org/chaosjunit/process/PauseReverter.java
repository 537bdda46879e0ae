package org.chaosjunit.process;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.chaosjunit.spi.ReadBack;
import org.chaosjunit.spi.Reverter;
import org.chaosjunit.spi.UndoRecord;

/** Resumes processes. */
public final class PauseReverter implements Reverter {
    @Override
    public String name() {
        return Pause.REVERTER;
    }

    @Override
    public ReadBack readBack(UndoRecord undo) {
        if (paused(undo).isPresent()) {
            return ReadBack.inPlace();
        }
        PauseWatch.close(Identity.key(undo));
        return ReadBack.reverted();
    }

    @Override
    public void revert(UndoRecord undo) throws IOException, InterruptedException {
        PauseWatch.close(Identity.key(undo));
        Optional<Proc> paused = paused(undo);
        if (paused.isPresent()) {
            Signal.send("CONT", List.of(paused.get()));
        }
    }

    @Override
    public String byHand(UndoRecord undo) {
        return "kill -CONT " + Identity.pid(undo);
    }

    private static Optional<Proc> paused(UndoRecord undo) {
        return Identity.alive(undo).filter(Proc::isStopped);
    }
}
