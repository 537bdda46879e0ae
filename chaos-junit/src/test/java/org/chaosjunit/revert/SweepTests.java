package org.chaosjunit.revert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.chaosjunit.result.Finding;
import org.chaosjunit.result.Reason;
import org.chaosjunit.result.ResultsFile;
import org.chaosjunit.result.StoredResult;
import org.chaosjunit.result.Verdict;
import org.chaosjunit.revert.ScriptedReverter.Place;
import org.chaosjunit.spi.Reach;
import org.chaosjunit.spi.UndoRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepTests {
    private static final Instant STARTED = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path directory;

    private final Place place = new Place();
    private Header header;
    private Path journals;

    @BeforeEach
    void name() {
        journals = directory.resolve("journal");
        header = Header.ofThisProcess(
                "checkout",
                "Test#test",
                STARTED,
                directory.resolve("checkout.json").toString());
    }

    private String who() {
        return "experiment checkout of process " + header.pid() + " on " + header.host()
                + ", started at 2026-01-01T00:00:00Z";
    }

    @Test
    void takesBackWhatARunHasLeftBehindAndSaysSo() {
        leaveBehind(header, Reach.MACHINE);

        List<Swept> swept = Sweep.of(journals);

        assertThat(place.value).isEqualTo("before");
        assertThat(swept).hasSize(1);
        assertThat(swept.get(0).notes())
                .containsExactly(
                        "Took back \"set to after\" on " + place.id + ", which the " + who() + ", had left behind.");
        assertThat(swept.get(0).findings()).isEmpty();
        assertThat(Path.of(swept.get(0).place())).doesNotExist();
        assertThat(Sweep.of(journals)).isEmpty();
    }

    @Test
    void leavesRunningExperimentsAlone() {
        JournalFile running = JournalFile.create(journals, header);
        running.append(place.change("after"), Reach.MACHINE);
        place.value = "after";

        assertThat(Sweep.of(journals)).isEmpty();
        assertThat(place.value).isEqualTo("after");

        running.delete();
    }

    @Test
    void finishesTheResultOfARunThatCouldNot() throws IOException {
        ResultsFile.of(directory, "checkout").started("checkout", "Test#test", "Checkout survives", STARTED);
        leaveBehind(header, Reach.MACHINE);

        Sweep.of(journals);

        StoredResult stored = ResultsFile.read(directory.resolve("checkout.json"));
        assertThat(stored.status()).isEqualTo(StoredResult.Status.FINISHED);
        assertThat(stored.result()).satisfies(result -> {
            assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(result.faults()).containsExactly("set to after");
            assertThat(result.findings())
                    .extracting(Finding::reason, Finding::message)
                    .containsExactly(tuple(
                            Reason.INTERRUPTED,
                            "Process " + header.pid() + " on " + header.host()
                                    + " was killed or crashed before the experiment was over. Process " + header.pid()
                                    + " took back: set to after."));
            assertThat(result.isCutOff()).isTrue();
        });
    }

    @Test
    void leavesTheResultToTheProcessThatRanIt() throws IOException {
        Header other = new Header("checkout", "Test#test", STARTED, Host.name(), 999_999_999, header.results());
        Path file = directory.resolve("checkout.json");
        ResultsFile.of(directory, "checkout").started("checkout", "Test#test", "Checkout survives", STARTED);
        Files.writeString(file, Files.readString(file).replace("\"pid\": " + header.pid(), "\"pid\": " + other.pid()));
        leaveBehind(other, Reach.MACHINE);

        Sweep.of(journals);

        StoredResult stored = ResultsFile.read(file);
        assertThat(stored.status()).isEqualTo(StoredResult.Status.FINISHED);
        assertThat(stored.pid()).isEqualTo(other.pid());
    }

    @Test
    void saysInTheResultThatNothingWasLeftInPlace() throws IOException {
        ResultsFile.of(directory, "checkout").started("checkout", "Test#test", "Checkout survives", STARTED);
        leaveBehind(header, Reach.MACHINE);
        place.value = "before";

        Sweep.of(journals);

        assertThat(ResultsFile.read(directory.resolve("checkout.json")).result().findings())
                .extracting(Finding::message)
                .containsExactly("Process " + header.pid() + " on " + header.host()
                        + " was killed or crashed before the experiment was over. Nothing of it was left in place.");
    }

    @Test
    void doesNotSayInTheResultThatItTookBackWhatIsStuck() throws IOException {
        ResultsFile.of(directory, "checkout").started("checkout", "Test#test", "Checkout survives", STARTED);
        JournalFile journal = JournalFile.create(journals, header);
        journal.append(place.change("after"), Reach.MACHINE);
        journal.append(new UndoRecord("nobody", "elsewhere", "a change", Map.of(), Instant.EPOCH), Reach.MACHINE);
        place.value = "after";
        journal.close();

        Sweep.of(journals);

        assertThat(ResultsFile.read(directory.resolve("checkout.json")).result().findings())
                .satisfiesExactly(
                        stuck -> assertThat(stuck.reason()).isEqualTo(Reason.REVERT_FAILED),
                        gone -> assertThat(gone.message())
                                .isEqualTo("Process " + header.pid() + " on " + header.host()
                                        + " was killed or crashed before the experiment was over. Process "
                                        + header.pid() + " looked after: set to after; a change."));
    }

    @Test
    void doesNotTouchTheResultOfALaterRun() throws IOException {
        ResultsFile.of(directory, "checkout")
                .started("checkout", "Test#test", "Checkout survives", STARTED.plusSeconds(60));
        leaveBehind(header, Reach.MACHINE);

        Sweep.of(journals);

        assertThat(ResultsFile.read(directory.resolve("checkout.json")).status())
                .isEqualTo(StoredResult.Status.RUNNING);
    }

    @Test
    void keepsTheJournalOfWhatCannotBeTakenBack() {
        Place gone = new Place();
        JournalFile file = JournalFile.create(journals, header);
        file.append(new UndoRecord("nobody", gone.id, "a change", Map.of(), Instant.EPOCH), Reach.MACHINE);
        file.close();

        Swept swept = Sweep.of(journals).get(0);

        assertThat(swept.rest()).isEqualTo(Swept.Rest.HERE);
        assertThat(swept.findings().get(0).message())
                .startsWith("Could not take back \"a change\" on " + gone.id + ": no reverter \"nobody\" is on the");
        assertThat(Path.of(swept.place())).exists();
    }

    @Test
    void looksElsewhereForWhatAnotherMachineDid() {
        Header elsewhere = new Header("checkout", "Test#test", STARTED, "other.example", 4711, "none.json");
        leaveBehind(elsewhere, Reach.MACHINE);
        place.value = "something that this machine has";

        Swept swept = Sweep.of(journals).get(0);

        assertThat(swept.rest()).isEqualTo(Swept.Rest.ELSEWHERE);
        assertThat(swept.findings())
                .extracting(Finding::message)
                .containsExactly("\"set to after\" on " + place.id + " was left behind by the experiment checkout of"
                        + " process 4711 on other.example, started at 2026-01-01T00:00:00Z, and can only be taken back"
                        + " there. Run `java -jar chaos-junit.jar revert --journal " + journals
                        + "` on other.example; if that machine is gone for good, `java -jar chaos-junit.jar revert --forget "
                        + swept.place() + "` dismisses it.");
        assertThat(place.value).isEqualTo("something that this machine has");
    }

    @Test
    void takesBackFromAnywhereWhatCanBeReachedFromAnywhere() {
        leaveBehind(new Header("checkout", "Test#test", STARTED, "other.example", 4711, "none.json"), Reach.NETWORK);

        assertThat(Sweep.of(journals).get(0).rest()).isEqualTo(Swept.Rest.NONE);
        assertThat(place.value).isEqualTo("before");
    }

    @Test
    void takesBackInPlaceWhatAContainerOfAnotherNameDid() {
        leaveBehind(new Header("checkout", "Test#test", STARTED, "3f2a9c", 1, "none.json"), Reach.MACHINE);

        assertThat(Sweep.of(journals).get(0).rest()).isEqualTo(Swept.Rest.NONE);
        assertThat(place.value).isEqualTo("before");
    }

    @Test
    void saysThatTheEndWasCutOff() throws IOException {
        Path journal = leaveBehind(header, Reach.MACHINE);
        Files.writeString(journal, "4f3a9c21 {\"undo\":{\"rever", StandardOpenOption.APPEND);

        Swept swept = Sweep.of(journals).get(0);

        assertThat(swept.notes())
                .hasSize(2)
                .contains("The last record in " + journal
                        + " was cut off while it was written: the change that it announces was never made.");
        assertThat(place.value).isEqualTo("before");
        assertThat(journal).doesNotExist();
    }

    @Test
    void touchesNothingOnTheWordOfADamagedJournal() throws IOException {
        Path journal = leaveBehind(header, Reach.MACHINE);
        Files.writeString(journal, Files.readString(journal).replace("set to after", "set to AFTER"));

        Swept swept = Sweep.of(journals).get(0);

        assertThat(swept.rest()).isEqualTo(Swept.Rest.HERE);
        assertThat(swept.findings())
                .extracting(Finding::message)
                .containsExactly(
                        journal + " is damaged in line 2, so nothing in it was taken back: a fault may still be"
                                + " in place. Read the file, restore by hand what its records name, and then `java -jar chaos-junit.jar revert --forget "
                                + journal + "`.");
        assertThat(place.value).isEqualTo("after");
    }

    @Test
    void touchesNothingWhereTheFirstLineIsDamaged() throws IOException {
        Path journal = leaveBehind(header, Reach.MACHINE);
        Files.writeString(journal, Files.readString(journal).replace("Test#test", "TEST#test"));

        Swept swept = Sweep.of(journals).get(0);

        assertThat(swept.rest()).isEqualTo(Swept.Rest.HERE);
        assertThat(swept.findings().get(0).message()).startsWith(journal + " is damaged in line 1, so nothing in it");
        assertThat(journal).exists();
    }

    @Test
    void leavesToALiveProcessWhatIsInsideIt() {
        Header other = new Header("checkout", "Test#test", Instant.now(), Host.name(), 1, "none.json");
        leaveBehind(other, Reach.JVM);

        Swept swept = Sweep.of(journals).get(0);

        assertThat(swept.rest()).isEqualTo(Swept.Rest.ELSEWHERE);
        assertThat(swept.findings())
                .extracting(Finding::message)
                .containsExactly("\"set to after\" on " + place.id + " was left behind by the experiment checkout of"
                        + " process 1 on " + Host.name() + ", started at "
                        + other.started().truncatedTo(ChronoUnit.SECONDS)
                        + ", inside that process, which still runs. It ends with it: end process 1.");
        assertThat(place.value).isEqualTo("after");
        assertThat(Path.of(swept.place())).exists();
    }

    @Test
    void takesBackWhatWasInsideAProcessWhoseNumberAnotherOneHasNow() {
        Header gone = new Header("checkout", "Test#test", Instant.EPOCH, Host.name(), 1, "none.json");
        leaveBehind(gone, Reach.JVM);

        assertThat(Sweep.of(journals).get(0).rest()).isEqualTo(Swept.Rest.NONE);
        assertThat(place.value).isEqualTo("before");
    }

    @Test
    void leavesForeignFilesAloneAndReportsThem() throws IOException {
        Files.createDirectories(journals);
        Path foreign = Files.writeString(journals.resolve("ship.journal"), "Day 1: at sea\n");
        Files.writeString(journals.resolve("notes.txt"), "not even named so");

        List<Swept> swept = Sweep.of(journals);

        assertThat(swept).hasSize(1);
        assertThat(swept.get(0).rest()).isEqualTo(Swept.Rest.NONE);
        assertThat(swept.get(0).findings())
                .extracting(Finding::message)
                .containsExactly(foreign + " is no journal of chaos-junit and was left alone. Move it elsewhere.");
        assertThat(foreign).hasContent("Day 1: at sea\n");
    }

    @Test
    void removesWhatIsLeftOfJournalsThatWereJustBeingMadeOrRemoved() throws IOException {
        Files.createDirectories(journals);
        // No process has that number.
        Files.writeString(journals.resolve("checkout-999999999-1-4z.next"), "c3d6");
        Files.writeString(journals.resolve("checkout-999999999-2-4z.journal.guardian"), "watching\n");
        Files.createFile(journals.resolve("checkout-999999999-3-4z.journal"));
        Path beingMade = Files.writeString(journals.resolve("checkout-" + header.pid() + "-1-4z.next"), "c3d6");
        Path foreign = Files.writeString(journals.resolve("what-comes.next"), "Dinner\n");

        assertThat(Sweep.of(journals)).isEmpty();

        assertThat(journals)
                .isDirectoryNotContaining(file -> !List.of(beingMade, foreign).contains(file));
        assertThat(List.of(beingMade, foreign))
                .allSatisfy(file -> assertThat(file).exists());
    }

    private Path leaveBehind(Header of, Reach reach) {
        JournalFile file = JournalFile.create(journals, of);
        file.append(place.change("after"), reach);
        place.value = "after";
        file.close();
        return file.path();
    }
}
