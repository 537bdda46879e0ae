package org.chaosjunit.revert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chaosjunit.result.Finding;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.Injection;
import org.chaosjunit.spi.InjectionContext;
import org.chaosjunit.spi.Reach;
import org.chaosjunit.spi.Refusal;
import org.chaosjunit.spi.Target;
import org.chaosjunit.testing.QuickJava;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class LeasesTests {
    @TempDir
    private Path directory;

    private final ScriptedReverter.Place place = new ScriptedReverter.Place();
    private Process other;

    @AfterEach
    void end() {
        if (other != null) {
            other.destroyForcibly().onExit().join();
        }
    }

    @Test
    void letOneProcessAtATimeHaveATarget() throws Exception {
        startOther();

        assertThat(message(take("mine", Reach.MACHINE)))
                .isEqualTo("Not started: the experiment other of process " + other.pid() + " on " + Host.name()
                        + " is running on " + place.id + ", and a target bears one experiment at a time. Nothing was"
                        + " changed. Wait for it, or end it with `java -jar chaos-junit.jar stop`.");
    }

    @Test
    void takeOverFromTheDeadOnlyWhenWhatTheyLeftBehindWasTakenBack() throws Exception {
        startOther();
        place.value = "after";
        other.destroyForcibly().onExit().join();

        assertThat(take("mine", Reach.MACHINE)).isEmpty();

        assertThat(place.value).isEqualTo("before");
        assertThat(list("journal")).isEmpty();
    }

    @Test
    void areNotHadWhereWhatTheDeadLeftBehindCannotBeTakenBack() throws Exception {
        startOther();
        other.destroyForcibly().onExit().join();
        Path journal = list("journal").get(0);
        Files.writeString(journal, Files.readString(journal).replace("before", "BEFORE"));

        assertThat(message(take("mine", Reach.MACHINE)))
                .isEqualTo("Not started: the experiment other of process " + other.pid() + " on " + Host.name()
                        + " died on " + place.id + ", and what it left in place was not taken back. " + journal
                        + " is damaged in line 2, so nothing in it was taken back: a fault may still be in place. Read the"
                        + " file, restore by hand what its records name, and then `java -jar chaos-junit.jar revert --forget "
                        + journal + "`. Nothing was changed.");
    }

    @Test
    void ofAnotherMachineAreNotHadWithoutItsJournal() throws Exception {
        Leases first = new Leases(directory.resolve("leases"), "first");
        first.take(List.of(new Place("http:flag", Reach.NETWORK)), directory.resolve("gone.journal"));
        first.leaveBehind();
        Path lease = list("leases").get(0);
        Files.writeString(lease, Files.readString(lease).replace("\"" + Host.name() + "\"", "\"other.example\""));

        assertThat(message(new Leases(directory.resolve("leases"), "mine")
                        .take(List.of(new Place("http:flag", Reach.NETWORK)), directory.resolve("mine.journal"))))
                .isEqualTo("Not started: the experiment first of process "
                        + ProcessHandle.current().pid()
                        + " on other.example died on http:flag, and what it left in place was not taken back. Its journal "
                        + directory.resolve("gone.journal")
                        + " cannot be read here. Run `java -jar chaos-junit.jar revert` on other.example; if that machine"
                        + " is gone for good, remove " + lease + ". Nothing was changed.");
    }

    @Test
    void canBeHadAgainWhenTheyWereGivenBack() {
        Leases first = new Leases(directory.resolve("leases"), "first");
        assertThat(first.take(List.of(new Place("t", Reach.MACHINE)), directory.resolve("1.journal")))
                .isEmpty();
        first.close();

        assertThat(new Leases(directory.resolve("leases"), "second")
                        .take(List.of(new Place("t", Reach.MACHINE)), directory.resolve("2.journal")))
                .isEmpty();
    }

    @Test
    void ofWhatEndsWithThisJvmAreNoFiles() {
        assertThat(take("mine", Reach.JVM)).isEmpty();

        assertThat(directory.resolve("leases")).doesNotExist();
    }

    @Test
    void sayWhereToPutThemIfTheyCannotBeWritten() throws IOException {
        Files.writeString(directory.resolve("leases"), "in the way");

        assertThat(message(take("mine", Reach.MACHINE)))
                .startsWith("Not started: cannot write the lease " + directory.resolve("leases"))
                .endsWith(": a file is in the way. Set chaosjunit.lease.directory to a directory that can be written."
                        + " Nothing was changed.");
    }

    private Optional<Finding> take(String experiment, Reach reach) {
        return new Leases(directory.resolve("leases"), experiment)
                .take(List.of(new Place(place.id, reach)), directory.resolve("mine.journal"));
    }

    private static String message(Optional<Finding> finding) {
        return finding.map(Finding::message).orElse("");
    }

    private void startOther() throws IOException {
        List<String> command = QuickJava.command();
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), LeaseHolder.class.getName()));
        command.addAll(List.of(place.id, directory.toString()));
        other = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(other.getInputStream(), StandardCharsets.UTF_8));
        assertThat(output.readLine()).isEqualTo("held");
    }

    private List<Path> list(String name) throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve(name))) {
            return files.toList();
        }
    }

    /** A target of which only its lease matters. */
    record Place(String id, Reach reach) implements Target {
        @Override
        public List<Refusal> check(List<Fault> faults) {
            return List.of();
        }

        @Override
        public Injection inject(List<Fault> faults, InjectionContext context) {
            throw new UnsupportedOperationException();
        }
    }
}
