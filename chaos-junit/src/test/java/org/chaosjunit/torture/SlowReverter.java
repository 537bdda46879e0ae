package org.chaosjunit.torture;

import java.util.Objects;
import java.util.ServiceLoader;
import org.chaosjunit.spi.ReadBack;
import org.chaosjunit.spi.Reverter;
import org.chaosjunit.spi.UndoRecord;

/** Takes a {@link SlowTarget} back, slowly. */
public final class SlowReverter implements Reverter {
    static final String NAME = "torture.slow";
    static final String INNER = "torture.inner";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ReadBack readBack(UndoRecord undo) throws Exception {
        return inner(undo).readBack(real(undo));
    }

    @Override
    public void revert(UndoRecord undo) throws Exception {
        Stage.at(Phase.REVERTING);
        Stage.pause();
        inner(undo).revert(real(undo));
        Stage.at(Phase.REVERTED);
        Stage.pause();
    }

    @Override
    public String byHand(UndoRecord undo) {
        return inner(undo).byHand(real(undo));
    }

    private static Reverter inner(UndoRecord undo) {
        return ServiceLoader.load(Reverter.class, SlowReverter.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(reverter -> reverter.name().equals(undo.state().get(INNER)))
                .findFirst()
                .orElseThrow();
    }

    private static UndoRecord real(UndoRecord undo) {
        String name = Objects.requireNonNull(undo.state().get(INNER));
        return new UndoRecord(name, undo.target(), undo.description(), undo.state(), undo.expires());
    }
}
