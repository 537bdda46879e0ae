package org.chaosjunit.aws.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.Misbehaviour;
import org.chaosjunit.aws.local.Which;
import org.chaosjunit.aws.local.ec2.LocalEc2;
import org.chaosjunit.aws.local.ec2.LocalInstance;
import org.chaosjunit.aws.local.runcommand.LocalRunCommand;
import org.chaosjunit.result.Evidence;
import org.chaosjunit.spi.Injection;
import org.chaosjunit.spi.InjectionContext;
import org.chaosjunit.spi.ReadBack;
import org.chaosjunit.spi.Target;
import org.chaosjunit.spi.UndoRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunCommandTests {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-10T11:00:00Z"));
    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now.get();
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    };
    private final LocalAws aws = LocalAws.start(clock);
    private final LocalRunCommand run = aws.service(LocalRunCommand.class);
    private final AwsPlace place = new AwsPlace(
            aws.region().id(), Map.of("*", URI.create(aws.endpoint().toString())));
    private final List<UndoRecord> journal = new ArrayList<>();
    private final CommandReverter reverter = new CommandReverter(this::pause);

    RunCommandTests() {
        System.setProperty("aws.accessKeyId", "AKIALOCALAWS00000000");
        System.setProperty("aws.secretAccessKey", "local");
    }

    @AfterEach
    void close() {
        journal.forEach(
                undo -> org.chaosjunit.spi.Looks.end(String.valueOf(undo.state().get("change"))));
        aws.close();
    }

    private void pause() {
        now.updateAndGet(instant -> instant.plusSeconds(1));
    }

    private String worker() {
        LocalInstance launched = aws.service(LocalEc2.class).launch("eu-central-1a");
        launched.tags().put("chaos", "yes");
        run.agent(launched.id(), "Online");
        return launched.id();
    }

    private StressedInstances stress(int atMost, String... ids) {
        return new StressedInstances(
                place,
                "AWSFIS-Run-CPU-Stress",
                Map.of("DurationSeconds", "60", "LoadPercent", "80"),
                new WhichInstances(List.of(ids), ids.length == 0 ? Map.of("chaos", "yes") : Map.of(), atMost));
    }

    private Injection inject(StressedInstances... faults) throws InterruptedException {
        InjectionContext context =
                new InjectionContext("survives", 1, clock.instant().plusSeconds(90), journal::add);
        return new Dispatch(place, faults[0].target().id(), context, clock, this::pause).inject(List.of(faults));
    }

    @Test
    void runsTheDocumentOnEachAndSeesItRun() throws Exception {
        String first = worker();
        String second = worker();
        run.beginsWithin(Duration.ofSeconds(4));

        Evidence evidence = inject(stress(2)).evidence().get(0);

        assertThat(run.commands()).singleElement().satisfies(command -> {
            assertThat(command.request().documentName()).isEqualTo("AWSFIS-Run-CPU-Stress");
            assertThat(command.request().instanceIds()).containsExactly(first, second);
            assertThat(command.request().parameters())
                    .isEqualTo(Map.of("DurationSeconds", List.of("60"), "LoadPercent", List.of("80")));
        });
        assertThat(evidence.applied()).isEqualTo(evidence.matched()).isPositive();
        assertThat(evidence.fault())
                .isEqualTo("run AWSFIS-Run-CPU-Stress {DurationSeconds=60, LoadPercent=80} on instances tagged"
                        + " {chaos=yes}");
        assertThat(aws.complaints()).isEmpty();
    }

    @Test
    void cancelsAndWaitsUntilItIsInProgressNowhere() throws Exception {
        String id = worker();
        inject(stress(1, id));
        UndoRecord undo = journal.get(0);
        assertThat(reverter.readBack(undo)).isEqualTo(ReadBack.inPlace());

        reverter.revert(undo);

        assertThat(reverter.readBack(undo)).isEqualTo(ReadBack.over());
        assertThat(run.commands().get(0).id()).isNotNull();
        assertThat(aws.calls().stream().filter(call -> call.operation().equals("CancelCommand")))
                .hasSize(1);
    }

    @Test
    void cancelsFromTheRecordAloneThoughItsSenderWasKilledBeforeItKnewTheId() throws Exception {
        String id = worker();
        aws.misbehave("ssm", "SendCommand", Which.all(), Misbehaviour.FAIL_AFTER_EFFECT);
        run.pagesOf(1);
        assertThatThrownBy(() -> inject(stress(1, id))).hasMessageContaining("An error occurred on the server side.");
        aws.behave();
        assertThat(run.commands()).hasSizeGreaterThan(1);

        reverter.revert(journal.get(0));

        assertThat(reverter.readBack(journal.get(0))).isEqualTo(ReadBack.over());
    }

    @Test
    void knowsThatNothingWasSent() throws Exception {
        String id = worker();
        aws.misbehave("ssm", "SendCommand", Which.all(), Misbehaviour.DENY);

        assertThatThrownBy(() -> inject(stress(1, id))).hasMessageContaining("is not authorized to perform");

        assertThat(reverter.readBack(journal.get(0))).isEqualTo(ReadBack.reverted());
    }

    @Test
    void isNotTakenForGoneWhereItCannotBeAsked() throws Exception {
        String id = worker();
        inject(stress(1, id));
        aws.misbehave("ssm", "ListCommands", Which.all(), Misbehaviour.DENY);

        assertThatThrownBy(() -> reverter.readBack(journal.get(0))).hasMessageContaining("is not authorized");
        assertThatThrownBy(() -> reverter.revert(journal.get(0))).hasMessageContaining("is not authorized");
    }

    @Test
    void isAnErrorWhereItFailsOnOne() {
        String first = worker();
        String second = worker();
        run.ends(second, "Failed");

        assertThatThrownBy(() -> inject(stress(1, first, second)))
                .hasMessageMatching("the command \\S+ does not run on all of its instances: \\{" + first
                        + "=InProgress, " + second + "=Failed}");
    }

    @Test
    void isAnErrorWhereItCannotBeDelivered() {
        String id = worker();
        run.beginsWithin(Duration.ofHours(1));

        assertThatThrownBy(() -> inject(stress(1, id)))
                .hasMessageMatching("the command \\S+ does not run on all of its instances: \\{" + id + "=Pending}");
    }

    @Test
    void isOneTargetHoweverInstancesAreNamedSoThatTwoExperimentsNeverStressTheSameOne() {
        String id = worker();
        Target byId = stress(1, id).target();
        Target byTags = stress(1).target();

        assertThat(byId).isEqualTo(byTags);
        assertThat(byId.id()).isEqualTo("aws:eu-central-1:ssm:command");
    }

    @Test
    void runsSeveralDocumentsOfOneExperimentEachOnItsInstances() throws Exception {
        String first = worker();
        String second = worker();

        List<Evidence> evidence =
                inject(stress(1, first), stress(1, first, second)).evidence();

        assertThat(run.commands())
                .extracting(command -> command.request().instanceIds())
                .containsExactly(
                        List.of(first), Stream.of(first, second).sorted().toList());
        assertThat(evidence).hasSize(2).allSatisfy(one -> assertThat(one.applied())
                .isPositive());
        for (UndoRecord undo : journal) {
            reverter.revert(undo);
            assertThat(reverter.readBack(undo)).isEqualTo(ReadBack.over());
        }
    }

    @Test
    void sendsNoneWhereTheInstancesOfOneAreOutOfReach() {
        String first = worker();

        assertThatThrownBy(() -> inject(stress(1, first), stress(1, "i-00000000")))
                .hasMessage("Systems Manager does not reach all of i-00000000: {i-00000000=not known}");
        assertThat(run.commands()).isEmpty();
        assertThat(journal).isEmpty();
    }

    @Test
    void touchesNothingWhereOneIsOutOfReach() {
        String first = worker();
        String second = worker();
        run.agent(second, "ConnectionLost");

        assertThatThrownBy(() -> inject(stress(2)))
                .hasMessage("Systems Manager does not reach all of instances tagged {chaos=yes}: {" + second
                        + "=ConnectionLost}");
        assertThatThrownBy(() -> inject(stress(1, first, "i-00000000")))
                .hasMessage("Systems Manager does not reach all of i-00000000, " + first + ": {i-00000000=not known}");
        assertThat(run.commands()).isEmpty();
        assertThat(journal).isEmpty();
    }

    @Test
    void touchesNothingWhereThereAreMoreThanAllowedOrNone() {
        assertThatThrownBy(() -> inject(stress(1))).hasMessage("Systems Manager knows no instances tagged {chaos=yes}");
        worker();
        worker();
        worker();
        run.pagesOf(1);
        assertThatThrownBy(() -> inject(stress(2)))
                .hasMessage("there are 3 instances tagged {chaos=yes}, and `atMost` allows 2");
        assertThat(run.commands()).isEmpty();
    }

    @Test
    void touchesNothingWhereTheDocumentIsSomeoneElses() {
        String id = worker();
        run.owner("AWSFIS-Run-CPU-Stress", "210987654321");

        assertThatThrownBy(() -> inject(stress(1, id)))
                .hasMessage("the document AWSFIS-Run-CPU-Stress is owned by 210987654321, not by Amazon");
        assertThat(run.commands()).isEmpty();
    }

    @Test
    void doesNotOutliveTheTimeToLive() {
        String id = worker();
        StressedInstances tooLong = new StressedInstances(
                place,
                "AWSFIS-Run-CPU-Stress",
                Map.of("DurationSeconds", "91"),
                new WhichInstances(List.of(id), Map.of(), 1));

        assertThatThrownBy(() -> inject(tooLong))
                .hasMessage("AWSFIS-Run-CPU-Stress would go on for 91 s, but the time to live of the faults is over in"
                        + " 90 s; write a smaller DurationSeconds, or a longer `@Observe(timeToLive = ...)`");
        assertThat(aws.calls()).isEmpty();
    }

    @Test
    void tellsHowToCancelByHand() throws Exception {
        String id = worker();
        inject(stress(1, id));

        assertThat(reverter.byHand(journal.get(0)))
                .isEqualTo("aws ssm list-commands --region eu-central-1 --filters"
                        + " key=DocumentName,value=AWSFIS-Run-CPU-Stress --query \"Commands[?Comment=='chaos-junit "
                        + journal.get(0).state().get("mark")
                        + "'].CommandId\" --output text | xargs -n 1 aws ssm cancel-command --region eu-central-1"
                        + " --command-id");
    }
}
