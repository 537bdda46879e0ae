package org.chaosjunit.samples.aws.lab.loss;

import org.chaosjunit.spi.ReadBack;
import org.chaosjunit.spi.Reverter;
import org.chaosjunit.spi.UndoRecord;

/** Lets a way lose nothing any more. A way ends with its JVM, and its losses with it. */
public final class LossyWayReverter implements Reverter {
    static final String NAME = "lossy-way";
    static final String WAY = "way";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ReadBack readBack(UndoRecord undo) {
        return LossyWay.named(undo.state().get(WAY)).filter(LossyWay::loses).isPresent()
                ? ReadBack.inPlace()
                : ReadBack.reverted();
    }

    @Override
    public void revert(UndoRecord undo) {
        LossyWay.named(undo.state().get(WAY)).ifPresent(LossyWay::loseNothing);
    }
}
