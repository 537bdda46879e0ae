package org.chaosjunit.aws.sdk;

import org.chaosjunit.spi.ReadBack;
import org.chaosjunit.spi.Reverter;
import org.chaosjunit.spi.UndoRecord;

/** Takes faults on calls of this JVM back; those of another one ended with it, and are unknown here. */
public final class CallReverter implements Reverter {
    @Override
    public String name() {
        return "aws-calls";
    }

    @Override
    public void revert(UndoRecord undo) {
        ActingCalls.end(injection(undo));
    }

    @Override
    public ReadBack readBack(UndoRecord undo) {
        return ActingCalls.isRunning(injection(undo)) ? ReadBack.inPlace() : ReadBack.reverted();
    }

    private static String injection(UndoRecord undo) {
        String injection = undo.state().get("injection");
        if (injection == null) {
            throw new IllegalArgumentException(
                    "the undo record of \"" + undo.description() + "\" does not say which injection it is of");
        }
        return injection;
    }
}
