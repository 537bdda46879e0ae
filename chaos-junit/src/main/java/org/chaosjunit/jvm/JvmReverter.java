package org.chaosjunit.jvm;

import org.chaosjunit.spi.ReadBack;
import org.chaosjunit.spi.Reverter;
import org.chaosjunit.spi.UndoRecord;

/** Takes back what was injected into this JVM; what was injected into another one ended with it. */
public final class JvmReverter implements Reverter {
    @Override
    public String name() {
        return ThisJvm.REVERTER;
    }

    @Override
    public void revert(UndoRecord undo) throws Exception {
        if (isOfThisJvm(undo)) {
            ThisJvm.INSTANCE.end(injection(undo));
        }
    }

    @Override
    public ReadBack readBack(UndoRecord undo) {
        boolean isRunning = isOfThisJvm(undo) && ThisJvm.INSTANCE.isRunning(injection(undo));
        return isRunning ? ReadBack.inPlace() : ReadBack.reverted();
    }

    private static boolean isOfThisJvm(UndoRecord undo) {
        return undo.target().equals(ThisJvm.INSTANCE.id());
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
