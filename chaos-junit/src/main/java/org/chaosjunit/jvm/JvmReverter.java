package org.chaosjunit.jvm;

import org.chaosjunit.spi.ReadBack;
import org.chaosjunit.spi.Reverter;
import org.chaosjunit.spi.UndoRecord;

/** Takes back what was injected into this JVM; what was injected into another one ended with it, and is unknown here. */
public final class JvmReverter implements Reverter {
    @Override
    public String name() {
        return ThisJvm.REVERTER;
    }

    @Override
    public void revert(UndoRecord undo) throws Exception {
        RunningFaults.OF_THIS_JVM.end(injection(undo));
    }

    @Override
    public ReadBack readBack(UndoRecord undo) {
        return RunningFaults.OF_THIS_JVM.isRunning(injection(undo)) ? ReadBack.inPlace() : ReadBack.reverted();
    }

    private static String injection(UndoRecord undo) {
        String injection = undo.state().get(ThisJvm.INJECTION);
        if (injection == null) {
            throw new IllegalArgumentException(
                    "the undo record of \"" + undo.description() + "\" does not say which injection it is of");
        }
        return injection;
    }
}
