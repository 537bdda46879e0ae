package org.chaosjunit.revert;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.chaosjunit.spi.SharedEntry;
import org.chaosjunit.spi.SharedStore;
import org.jspecify.annotations.Nullable;

/**
 * What a lease in a shared store says.
 *
 * @param holder who has it, in words
 * @param test where its experiment was declared
 * @param host name of its machine
 * @param machine what no other machine, and no other container of the same one, is called; empty if there is no such thing
 * @param pid its process
 * @param process when that began, to tell it from a later one of the same number
 * @param token random, so that no two leases are the same
 * @param since when it was taken
 * @param renewed how often it was renewed
 * @param released whether it was given back, so that anybody may take it at once
 */
record LeaseNote(
        String holder,
        String test,
        String host,
        String machine,
        long pid,
        String process,
        String token,
        String since,
        long renewed,
        boolean released) {
    /** Name of the entry. */
    static final String NAME = "lease";

    private static final Gson JSON = new Gson();

    static LeaseNote of(String holder, String test) {
        return new LeaseNote(
                holder,
                test,
                Host.name(),
                Host.machine(),
                ProcessHandle.current().pid(),
                start(ProcessHandle.current()),
                UUID.randomUUID().toString().substring(0, 13),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                0,
                false);
    }

    /** Reads the lease of a target; empty if nobody has ever had it. */
    static Optional<LeaseNote> of(SharedStore store, String target) throws IOException {
        Optional<SharedEntry> found = store.read(target, NAME);
        return found.isEmpty() ? Optional.empty() : Optional.of(read(store, target, found.get()));
    }

    /** Reads what was found. */
    static LeaseNote read(SharedStore store, String target, SharedEntry found) throws IOException {
        return read(store.address(target, NAME), found.content());
    }

    private static LeaseNote read(String address, String text) throws IOException {
        try {
            LeaseNote note = JSON.fromJson(text, LeaseNote.class);
            if (note != null && isText(note.holder) && isText(note.token) && isText(note.host)) {
                return note;
            }
        } catch (JsonParseException e) {
            // As below.
        }
        throw new IOException("the lease " + address + " cannot be read, so nobody knows who has the target; if no"
                + " experiment is running on it, remove that entry");
    }

    // Whoever wrote it may have been another version.
    private static boolean isText(@Nullable String text) {
        return text != null;
    }

    String text() {
        return JSON.toJson(this);
    }

    LeaseNote renewedAgain() {
        return new LeaseNote(holder, test, host, machine, pid, process, token, since, renewed + 1, released);
    }

    LeaseNote givenBack() {
        return new LeaseNote(holder, test, host, machine, pid, process, token, since, renewed, true);
    }

    /** Tells whether it is the same lease. */
    boolean isSame(LeaseNote other) {
        return token.equals(other.token) && released == other.released;
    }

    /** Says who holds it. */
    String words() {
        return holder + " of process " + pid + " on " + host + ", since " + since;
    }

    /** Tells whether its process ran here and has ended; false if that cannot be told. */
    boolean isOfDeadProcessHere() {
        // A name of a machine or a number of a process alone says nothing: containers and CI machines have the same
        // ones.
        return isText(machine)
                && !machine.isEmpty()
                && machine.equals(Host.machine())
                && ProcessHandle.of(pid)
                        .filter(ProcessHandle::isAlive)
                        .filter(alive -> start(alive).equals(process))
                        .isEmpty();
    }

    boolean isOfThisProcess() {
        return isText(machine)
                && !machine.isEmpty()
                && machine.equals(Host.machine())
                && pid == ProcessHandle.current().pid()
                && start(ProcessHandle.current()).equals(process);
    }

    private static String start(ProcessHandle process) {
        Optional<Instant> start = process.info().startInstant();
        return start.map(Instant::toString).orElse("");
    }
}
