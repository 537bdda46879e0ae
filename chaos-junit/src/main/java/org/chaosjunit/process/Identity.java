package org.chaosjunit.process;

import java.util.Map;
import java.util.Optional;
import org.chaosjunit.spi.UndoRecord;

/** How an undo record tells which process it is of: after a restart of the machine, or with a number reused, none is. */
final class Identity {
    private static final String PID = "pid";
    private static final String STARTED = "started";
    private static final String BOOT = "boot";

    private Identity() {}

    static Map<String, String> of(Proc process) {
        return Map.of(PID, Long.toString(process.pid()), STARTED, Long.toString(process.started()), BOOT, Proc.boot());
    }

    /** Returns the process if it is still alive. */
    static Optional<Proc> alive(UndoRecord undo) {
        return isOfThisBoot(undo)
                ? Proc.of(pid(undo)).filter(Proc::isAlive).filter(process -> Long.toString(process.started())
                        .equals(required(undo, STARTED)))
                : Optional.empty();
    }

    static boolean isOfThisBoot(UndoRecord undo) {
        return required(undo, BOOT).equals(Proc.boot());
    }

    static long pid(UndoRecord undo) {
        return Long.parseLong(required(undo, PID));
    }

    static String key(UndoRecord undo) {
        return required(undo, PID) + "@" + required(undo, STARTED);
    }

    static String key(Proc process) {
        return process.pid() + "@" + process.started();
    }

    static String required(UndoRecord undo, String key) {
        String value = undo.state().get(key);
        if (value == null) {
            throw new IllegalArgumentException("the undo record of \"" + undo.description() + "\" has no " + key);
        }
        return value;
    }
}
