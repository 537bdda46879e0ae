package org.chaosjunit.revert;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.chaosjunit.spi.Reach;
import org.chaosjunit.spi.UndoRecord;

/** A process that takes a lease and writes a journal, and waits for its end. */
final class LeaseHolder {
    private LeaseHolder() {}

    /** Holds the lease of the target that is named first, in the directory that is named second. */
    @SuppressWarnings("SystemOut") // That is how its parent hears of it.
    public static void main(String[] arguments) throws Exception {
        String target = arguments[0];
        Path directory = Path.of(arguments[1]);
        Header header = Header.ofThisProcess("other", "Test#other", Instant.EPOCH, "none.json");
        JournalFile journal = JournalFile.create(directory.resolve("journal"), header);
        Leases leases = new Leases(directory.resolve("leases"), "other");
        if (leases.take(List.of(new LeasesTests.Place(target, Reach.MACHINE)), journal.path())
                .isPresent()) {
            throw new IllegalStateException("no lease");
        }
        journal.append(
                new UndoRecord(
                        "scripted", target, "set to after", Map.of("was", "before", "is", "after"), Instant.EPOCH),
                Reach.MACHINE);
        System.out.println("held");
        System.in.read();
    }
}
