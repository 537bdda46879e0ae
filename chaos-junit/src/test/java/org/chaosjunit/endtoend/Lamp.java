package org.chaosjunit.endtoend;

import java.util.concurrent.CountDownLatch;
import org.chaosjunit.testing.InMemory;
import org.jspecify.annotations.Nullable;

/** A lamp that burns at 5, and does something else in the dark. */
final class Lamp {
    /** What it does in the dark. */
    static volatile Dark dark = Dark.BURNS;

    private Lamp() {}

    static Dark now() {
        return InMemory.Reader.last().isOn() ? dark : Dark.BURNS;
    }

    /** Returns what it shows now: a number, a text, or null where there is nothing. */
    static @Nullable Object read() throws InterruptedException {
        return switch (now()) {
            case BURNS -> 5;
            case FLARES -> 50;
            case IS_GONE -> null;
            case HANGS -> hang();
            case FAILS -> throw new IllegalStateException("no lamp");
            case SPEAKS -> "five";
        };
    }

    static Object hang() throws InterruptedException {
        new CountDownLatch(1).await();
        return 5;
    }

    /** What it may do in the dark. */
    enum Dark {
        /** As ever. */
        BURNS,
        /** Ten times as much. */
        FLARES,
        /** It cannot be found. */
        IS_GONE,
        /** It never answers. */
        HANGS,
        /** It answers with an error. */
        FAILS,
        /** It answers with a word. */
        SPEAKS
    }
}
