package org.chaosjunit.revert;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.chaosjunit.result.FileTrouble;
import org.chaosjunit.result.Finding;
import org.chaosjunit.result.Reason;
import org.chaosjunit.spi.Reach;
import org.chaosjunit.spi.ReadBack;

/** A journal whose experiment is over, and what is done about it. */
final class Leftover {
    private final Claim claim;
    private final List<String> notes = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<OpenRecord> takenBack = new ArrayList<>();
    private Swept.Rest rest = Swept.Rest.NONE;

    Leftover(Claim claim) {
        this.claim = claim;
    }

    static Swept heldByOthers(Path journal) {
        String message = "Another process is taking back what is in " + journal + " and is not done yet. Try again.";
        return new Swept(journal.toString(), List.of(), List.of(new Finding(Reason.BUSY, message)), Swept.Rest.HERE);
    }

    static Swept closed(Path journal, IOException e) {
        String message = "The journal " + journal + " cannot be opened: " + FileTrouble.words(e)
                + ". Nothing in it was taken back, so a fault may still be in place. Try again as a user who may write it.";
        return new Swept(
                journal.toString(), List.of(), List.of(new Finding(Reason.REVERT_FAILED, message, e)), Swept.Rest.HERE);
    }

    Swept takeBack() throws IOException {
        try {
            takeBack(claim.read());
        } catch (UnreadableJournalException e) {
            rest = e.mayHideFaults() ? Swept.Rest.HERE : Swept.Rest.NONE;
            Reason reason = e.mayHideFaults() ? Reason.REVERT_FAILED : Reason.NOT_RECORDED;
            findings.add(new Finding(reason, e.getMessage(), e));
        }
        return new Swept(claim.journal().toString(), notes, findings, rest);
    }

    private void takeBack(StoredJournal journal) throws IOException {
        Header header = journal.header();
        List<OpenRecord> reachable = new ArrayList<>();
        SharedCopies copies = SharedCopies.takeBack(journal.open());
        told(copies);
        for (OpenRecord record : journal.open()) {
            if (copies.done().contains(record)) {
                claim.markBack(record.number());
            } else if (record.reach() == Reach.JVM && header.isOfAnotherLiveProcess()) {
                rest = Swept.Rest.ELSEWHERE;
                findings.add(insideAnother(header, record));
            } else if (header.isOfThisHost() || record.reach() != Reach.MACHINE || isToBeSeenHere(record)) {
                reachable.add(record);
            } else {
                rest = Swept.Rest.ELSEWHERE;
                findings.add(elsewhere(header, record));
            }
        }
        if (journal.open().isEmpty()) {
            notes.add("The " + header.words() + " was cut off; nothing of it was left in place.");
        }
        new Takeback(Patience.DEFAULT).take(reachable, (record, outcome) -> told(header, record, outcome));
        if (journal.isTorn()) {
            notes.add("The last record in " + journal.path()
                    + " was cut off while it was written: the change that it announces was never made.");
        }
        new CutOffResult(header).write(journal.open(), takenBack, findings).ifPresent(notes::add);
        if (rest == Swept.Rest.NONE) {
            claim.delete();
        }
    }

    private void told(SharedCopies copies) {
        takenBack.addAll(copies.done());
        for (Swept swept : copies.swept()) {
            notes.addAll(swept.notes());
            // What is left over is tried once more from here, and told then.
            if (swept.rest() == Swept.Rest.NONE) {
                findings.addAll(swept.findings());
            }
        }
    }

    private void told(Header header, OpenRecord record, Outcome outcome) {
        String what =
                "\"" + record.undo().description() + "\" on " + record.undo().target();
        String of = ", which the " + header.words() + ", had left behind.";
        switch (outcome.kind()) {
            case BACK -> {
                notes.add("Took back " + what + of);
                takenBack.add(record);
            }
            case WAS_GONE -> notes.add("Nothing was left of " + what + of);
            case DRIFTED, STUCK ->
                outcome.finding(Outcome.inJournal(claim.journal())).ifPresent(findings::add);
        }
        if (outcome.isStuck()) {
            rest = Swept.Rest.HERE;
        } else {
            claim.markBack(record.number());
        }
    }

    // What is found here just as the record says was made here, whatever the machine is called now.
    @SuppressWarnings("CatchingUnchecked") // Foreign code; whatever it throws, this is not the place.
    private static boolean isToBeSeenHere(OpenRecord record) {
        try {
            return Reverters.of(record.undo()).readBack(record.undo()).condition() == ReadBack.Condition.IN_PLACE;
        } catch (Exception e) {
            return false;
        }
    }

    private static Finding insideAnother(Header header, OpenRecord record) {
        return new Finding(
                Reason.REVERT_FAILED,
                "\"" + record.undo().description() + "\" on " + record.undo().target() + " was left behind by the "
                        + header.words() + ", inside that process, which still runs. It ends with it: end process "
                        + header.pid() + ".");
    }

    private Finding elsewhere(Header header, OpenRecord record) {
        return new Finding(
                Reason.REVERT_FAILED,
                "\"" + record.undo().description() + "\" on " + record.undo().target() + " was left behind by the "
                        + header.words() + ", and can only be taken back there. Run `java -jar chaos-junit.jar revert"
                        + " --journal " + claim.journal().getParent() + "` on " + header.host()
                        + "; if that machine is gone for good, `java -jar chaos-junit.jar revert --forget "
                        + claim.journal() + "` dismisses it.");
    }
}
