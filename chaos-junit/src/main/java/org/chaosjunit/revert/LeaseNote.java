package org.chaosjunit.revert;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
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
 * @param released whether it is no lease, but the mark behind one that was given back
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

    /** Reads the text of an entry. */
    static LeaseNote read(String address, String text) throws IOException {
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

    /** Returns the mark behind this lease when it is given back. */
    LeaseNote release() {
        String mark = UUID.randomUUID().toString().substring(0, 13);
        return new LeaseNote(holder, test, host, machine, pid, process, mark, since, 0, true);
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
