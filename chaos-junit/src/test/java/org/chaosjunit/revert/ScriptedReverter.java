package org.chaosjunit.revert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.chaosjunit.spi.ReadBack;
import org.chaosjunit.spi.Reverter;
import org.chaosjunit.spi.UndoRecord;

/** Takes back values that live in memory, and does first whatever its script says. */
public final class ScriptedReverter implements Reverter {
    private static final Map<String, Place> PLACES = new ConcurrentHashMap<>();

    /** A place with a value; a change sets it to what the record says. */
    static final class Place {
        private static final AtomicInteger NUMBER = new AtomicInteger();

        final String id = "place:" + NUMBER.incrementAndGet();
        final AtomicInteger reverts = new AtomicInteger();
        volatile String value = "before";
        volatile Supplier<Duration> extraTime = () -> Duration.ZERO;
        private final Deque<Behaviour> script = new ArrayDeque<>();

        Place(Behaviour... behaviours) {
            script.addAll(Arrays.asList(behaviours));
            PLACES.put(id, this);
        }

        UndoRecord change(String to) {
            return new UndoRecord(
                    "scripted",
                    id,
                    "set to " + to,
                    Map.of("was", value, "is", to),
                    Instant.parse("2999-01-01T00:05:00Z"));
        }

        private synchronized Behaviour next() {
            return script.isEmpty() ? () -> true : script.poll();
        }
    }

    /** What a revert does first; tells whether it really reverts. */
    interface Behaviour {
        boolean run() throws Exception;
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public ReadBack readBack(UndoRecord undo) {
        String value = place(undo).value;
        if (value.equals(undo.state().get("was"))) {
            return ReadBack.reverted();
        }
        return value.equals(undo.state().get("is"))
                ? ReadBack.inPlace()
                : ReadBack.drifted("it is \"" + value + "\" now");
    }

    @Override
    public void revert(UndoRecord undo) throws Exception {
        Place place = place(undo);
        place.reverts.incrementAndGet();
        if (place.next().run()) {
            place.value = undo.state().getOrDefault("was", "");
        }
    }

    @Override
    public Duration extraTime(UndoRecord undo) {
        return place(undo).extraTime.get();
    }

    @Override
    public String byHand(UndoRecord undo) {
        return "set it to \"" + undo.state().get("was") + '"';
    }

    private static Place place(UndoRecord undo) {
        Place place = PLACES.get(undo.target());
        if (place == null) {
            throw new IllegalStateException("no such place: " + undo.target());
        }
        return place;
    }
}
