package org.chaosjunit.revert;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.chaosjunit.spi.SharedStore;

/** Looks at what experiments of any machine have written down beside their targets, and changes nothing. */
public final class SharedInventory {
    private SharedInventory() {}

    /**
     * Returns an entry for each run and target; takes up to 30 s, for only who renews a lease is known to live.
     */
    public static List<Listed> of(List<SharedStore> stores) throws InterruptedException {
        List<Listed> all = new ArrayList<>();
        List<FutureTask<List<Listed>>> tasks = new ArrayList<>();
        for (SharedStore store : stores) {
            try {
                store.targets().forEach(target -> tasks.add(begin(store, target)));
            } catch (IOException e) {
                all.add(unread(store.description(), e));
            }
        }
        for (FutureTask<List<Listed>> task : tasks) {
            try {
                all.addAll(task.get());
            } catch (ExecutionException e) {
                all.add(unread("a shared store", e));
            }
        }
        return all;
    }

    private static FutureTask<List<Listed>> begin(SharedStore store, String target) {
        FutureTask<List<Listed>> task = new FutureTask<>(() -> at(store, target));
        Thread thread = new Thread(task, "chaos-junit looks beside " + target);
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    private static List<Listed> at(SharedStore store, String target) throws InterruptedException {
        String place = SharedSweep.place(store, target);
        try {
            LeaseTaker looker = new LeaseTaker(store, target, LeaseNote.of("a look", ""), LeaseTime.SYSTEM);
            Optional<LeaseNote> running = looker.running();
            Optional<LeaseNote> holder = LeaseNote.of(store, target).filter(note -> !note.released());
            List<SharedRecord> records = SharedRecord.read(store, target);
            Map<String, List<SharedRecord>> runs = new LinkedHashMap<>();
            records.forEach(record -> runs.computeIfAbsent(record.token(), token -> new ArrayList<>())
                    .add(record));
            List<Listed> all = new ArrayList<>();
            runs.forEach((token, own) -> all.add(Listed.of(
                    place,
                    state(running, token),
                    own.get(0).header(),
                    own.stream().map(SharedRecord::record).toList())));
            // Who has changed nothing yet, or nothing any more.
            holder.filter(note -> !runs.containsKey(note.token()))
                    .ifPresent(
                            note -> all.add(Listed.of(place, state(running, note.token()), header(note), List.of())));
            return all;
        } catch (IOException e) {
            return List.of(unread(place, e));
        }
    }

    private static Listed.State state(Optional<LeaseNote> running, String token) {
        if (running.isEmpty()) {
            return Listed.State.LEFT_BEHIND;
        }
        return running.get().token().equals(token) ? Listed.State.RUNNING : Listed.State.BEING_TAKEN_BACK;
    }

    private static Header header(LeaseNote note) {
        return new Header(note.holder(), note.test(), Instant.parse(note.since()), note.host(), note.pid(), "");
    }

    private static Listed unread(String place, Exception e) {
        return Listed.unread(
                place,
                Listed.State.UNREADABLE,
                place + " cannot be read: " + e.getMessage() + ". A fault may still be in place.");
    }
}
