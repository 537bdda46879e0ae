package org.chaosjunit.aws.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.chaosjunit.aws.local.Misbehaviour;
import org.chaosjunit.aws.local.Which;
import org.chaosjunit.aws.local.autoscaling.LocalAutoScaling;
import org.chaosjunit.aws.local.autoscaling.LocalGroup;
import org.chaosjunit.result.Evidence;
import org.chaosjunit.spi.NothingInjectedException;
import org.chaosjunit.spi.ReadBack;
import org.chaosjunit.spi.UndoRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** The defects T01 to T17 are those of others that this must not have. */
@Tag("long")
class TerminationTests {
    private final Cloud cloud = new Cloud();

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void terminatesAnInstanceAndSeesItDead() throws Exception {
        LocalGroup web = cloud.group("web", 3);

        List<Evidence> evidence = cloud.inject(cloud.terminate("web"));

        assertThat(cloud.terminated()).hasSize(1);
        String victim = cloud.terminated().get(0);
        assertThat(web.members()).extracting(member -> member.id()).contains(victim);
        assertThat(cloud.ec2().state(victim)).isEqualTo("shutting-down");
        assertThat(evidence).singleElement().satisfies(one -> {
            assertThat(one.fault()).isEqualTo("terminate an instance of web");
            assertThat(one.matched()).isEqualTo(1);
            assertThat(one.applied()).isEqualTo(1);
            assertThat(one.first()).isNotNull();
            assertThat(one.seen())
                    .containsExactly(
                            victim + " of group web in " + zone(web, victim) + " was terminated: shutting-down");
        });
        assertThat(cloud.changes()).containsExactly("PutParameter", "TerminateInstances");
        assertThat(cloud.aws.complaints()).isEmpty();
    }

    private static String zone(LocalGroup group, String id) {
        return group.members().stream()
                .filter(member -> member.id().equals(id))
                .findFirst()
                .orElseThrow()
                .instance()
                .zone();
    }

    @Test
    void writesDownThatThereIsNoWayBackBeforeItTerminates() throws Exception {
        LocalGroup web = cloud.group("web", 2);
        TerminationReverter reverter = new TerminationReverter();

        cloud.inject(cloud.terminate("web"));

        UndoRecord undo = cloud.journal.get(0);
        String victim = cloud.terminated().get(0);
        assertThat(undo.description())
                .isEqualTo("terminate " + victim + " of group web in " + zone(web, victim)
                        + ", which cannot be taken back");
        assertThat(reverter.readBack(undo)).isEqualTo(ReadBack.over());
        cloud.clock.advance(Duration.ofHours(2));
        assertThat(reverter.readBack(undo)).isEqualTo(ReadBack.over());
        assertThat(reverter.byHand(undo))
                .isEqualTo("nothing brings " + victim + " back; look whether its group has replaced it: aws autoscaling"
                        + " describe-auto-scaling-groups --region eu-central-1 --auto-scaling-group-names 'web'");
    }

    @Test
    void knowsThatNothingWasTerminatedWhereItWasKilledInBetween() throws Exception {
        LocalGroup web = cloud.group("web", 2);
        UndoRecord undo = TerminationUndo.record(
                cloud.place,
                "aws:ec2",
                new Candidate(web.member(0).id(), "web", "eu-central-1a"),
                cloud.clock.instant());

        assertThat(new TerminationReverter().readBack(undo)).isEqualTo(ReadBack.reverted());
    }

    @Test
    @DisplayName("T03: an instance of a group that two names and two tags match has no more chance than others")
    void drawsEachWithTheSameChance() throws Exception {
        cloud.group("web-a", 4).tag("team", "shop");
        cloud.group("web-b", 2).tag("team", "shop");
        TerminatedInstance fault = cloud.terminate("web-*", "web-a", "*");

        Survey survey = survey(fault);

        assertThat(survey.candidates()).hasSize(6).doesNotHaveDuplicates();
    }

    private Survey survey(TerminatedInstance fault) throws Objection {
        Instances instances = new Instances(cloud.place);
        return new Surveyor(new Groups(cloud.place), instances, new KillLog(cloud.place, cloud.clock))
                .survey(fault, cloud.clock.instant());
    }

    @Test
    @DisplayName("T04: the notices before and after name the instance and the group that are hit")
    void tellsBeforeAndAfter() throws Exception {
        cloud.group("api", 3);
        LocalGroup web = cloud.group("web", 3);

        cloud.inject(Cloud.told(cloud.terminate("web")));

        String victim = cloud.terminated().get(0);
        assertThat(cloud.changes()).containsExactly("PutParameter", "Publish", "TerminateInstances", "Publish");
        assertThat(cloud.notices())
                .containsExactly(
                        "{\"event\":\"terminating\",\"instance\":\"" + victim
                                + "\",\"group\":\"web\",\"zone\":\"" + zone(web, victim)
                                + "\",\"experiment\":\"survives\",\"words\":\"terminate an instance of web\"}",
                        "{\"event\":\"terminated\",\"instance\":\"" + victim
                                + "\",\"group\":\"web\",\"zone\":\"" + zone(web, victim)
                                + "\",\"experiment\":\"survives\",\"words\":\"" + victim + " of group web in "
                                + zone(web, victim) + " was terminated: shutting-down\"}");
    }

    @Test
    @DisplayName("T05: groups and instances of all pages count")
    void readsAllPages() throws Exception {
        cloud.aws.service(LocalAutoScaling.class).pagesOf(2);
        cloud.ec2().pagesOf(3);
        for (int i = 0; i < 5; i++) {
            cloud.group("web-" + i, 2);
        }

        Survey survey = survey(cloud.terminate("web-*"));

        assertThat(survey.candidates()).hasSize(10);
        assertThat(new TreeSet<>(
                        survey.candidates().stream().map(Candidate::group).toList()))
                .containsExactly("web-0", "web-1", "web-2", "web-3", "web-4");
        assertThat(cloud.aws.calls().stream().filter(call -> call.operation().equals("DescribeAutoScalingGroups")))
                .hasSize(3);
        assertThat(cloud.aws.calls().stream().filter(call -> call.operation().equals("DescribeInstances")))
                .hasSize(4);
    }

    @Test
    @DisplayName("T06: what is stopped, shutting down, Standby, Terminating, Warmed or unhealthy is no candidate")
    void hitsOnlyWhatIsInServiceAndHealthy() throws Exception {
        LocalGroup web = cloud.group("web", 2);
        web.add("stopped").lifecycle("Warmed:Stopped");
        web.add("running").lifecycle("Standby");
        web.add("shutting-down").lifecycle("Terminating");
        web.add("running").health("Unhealthy");
        web.add("stopped");

        assertThat(survey(cloud.terminate("web")).candidates())
                .extracting(Candidate::instance)
                .containsExactly(web.member(0).id(), web.member(1).id());
    }

    @Test
    void sparesWhatIsProtected() {
        LocalGroup web = cloud.group("web", 2);
        web.member(0).protect();
        web.member(1).instance().protect();

        assertThatThrownBy(() -> cloud.inject(cloud.terminate("web")))
                .hasMessage("asked for 1 instance of web, but none may be terminated. Not allowed: "
                        + web.member(0).id() + " of group web is protected from scale-in; "
                        + web.member(1).id() + " of group web is protected from termination.");
        assertThat(cloud.changes()).isEmpty();
    }

    @Test
    void drawsAgainWhereWhoWasDrawnIsProtected() throws Exception {
        LocalGroup web = cloud.group("web", 3);
        web.member(0).instance().protect();
        web.member(1).instance().protect();

        cloud.inject(cloud.terminate("web"));

        assertThat(cloud.terminated()).containsExactly(web.member(2).id());
    }

    @Test
    @DisplayName("T07: a deny-list names what is never hit, and allows nothing")
    void deniesAlways() {
        cloud.group("web", 2);
        TerminatedInstance fault = denying(cloud.terminate("web", "*"), "w*b");

        assertThatThrownBy(() -> cloud.inject(fault))
                .hasMessage("asked for 1 instance of web, *, but none may be terminated. Not allowed: group web is"
                        + " denied.");
        assertThat(cloud.changes()).isEmpty();
    }

    private static TerminatedInstance denying(TerminatedInstance fault, String... deny) {
        return new TerminatedInstance(
                fault.place(),
                new OptIn(fault.optIn().groups(), fault.optIn().tags(), List.of(deny)),
                fault.count(),
                fault.probability(),
                fault.hours(),
                fault.caps(),
                fault.dryRun(),
                fault.topic(),
                fault.alarms());
    }

    @Test
    void hitsNoCanaryAndNoBaseline() {
        cloud.group("web-canary", 2);
        cloud.group("web-baseline-v007", 2);

        assertThatThrownBy(() -> cloud.inject(cloud.terminate("web-*")))
                .hasMessage("asked for 1 instance of web-*, but none may be terminated. Not allowed: group"
                        + " web-baseline-v007 is a canary or a baseline by its name; group web-canary is a canary or a"
                        + " baseline by its name.");
    }

    @Test
    void hitsOnlyGroupsThatBearEachTag() {
        cloud.group("web", 2).tag("chaos", "Yes");
        cloud.aws.service(LocalAutoScaling.class).create("web-2", 2);

        assertThatThrownBy(() -> cloud.inject(cloud.terminate("web*")))
                .hasMessage("asked for 1 instance of web*, but none may be terminated. Not allowed: group web has no"
                        + " tag chaos=yes; group web-2 has no tag chaos=yes.");
        assertThatThrownBy(() -> cloud.inject(cloud.terminate("wbe")))
                .hasMessage("asked for 1 instance of wbe, but none may be terminated. There is no group of that name.");
    }

    @Test
    @DisplayName("T08: nothing is terminated that could not be announced")
    void doesNotTerminateWhatCouldNotBeAnnounced() {
        cloud.group("web", 2);
        cloud.aws.misbehave("sns", "Publish", Which.first(1), Misbehaviour.DENY);

        assertThatThrownBy(() -> cloud.inject(Cloud.told(cloud.terminate("web"))))
                .isInstanceOf(Objection.class)
                .hasMessageMatching("i-\\w+ of group web in \\S+ was not terminated: User: \\S+ is not authorized to"
                        + " perform: SNS:Publish on resource: .*|i-.* was not terminated: .*sns:Publish.*");
        assertThat(cloud.terminated()).isEmpty();
        assertThat(cloud.journal).isEmpty();
    }

    @Test
    void isAnErrorWhereWhatWasDoneCouldNotBeAnnounced() {
        cloud.group("web", 2);
        cloud.aws.misbehave("sns", "Publish", Which.from(2), Misbehaviour.DENY);

        assertThatThrownBy(() -> cloud.inject(Cloud.told(cloud.terminate("web"))))
                .isInstanceOf(Objection.class)
                .hasMessageMatching("i-\\w+ of group web in \\S+ was terminated, but that could not be announced: .*");
        assertThat(cloud.terminated()).hasSize(1);
        assertThat(cloud.journal).hasSize(1);
    }

    @Test
    @DisplayName("T10: each is terminated by a call of its own, so that one bad id does not spare all")
    void terminatesEachByACallOfItsOwn() throws Exception {
        cloud.group("api", 2);
        cloud.group("web", 2);
        cloud.group("db", 2);

        cloud.inject(Cloud.count(cloud.terminate("*"), 3));

        assertThat(cloud.aws.calls().stream().filter(call -> call.operation().equals("TerminateInstances")))
                .hasSize(3)
                .allSatisfy(call -> assertThat(call.permissions()).hasSize(1));
        assertThat(new TreeSet<>(cloud.terminated())).hasSize(3);
    }

    @Test
    @DisplayName("T13: a probability of 1 hits in every run, each time the group is whole again")
    void hitsInEveryRun() throws Exception {
        cloud.group("web", 5).noticesWithin(Duration.ZERO);
        TerminatedInstance fault = Cloud.caps(cloud.terminate("web"), 100, Duration.ZERO);
        for (int run = 1; run <= 5; run++) {
            cloud.seed(run).inject(fault);
            recover();
            assertThat(cloud.terminated()).hasSize(run);
        }
    }

    @Test
    @DisplayName("T13: a gap of nothing, or as long as the cap's day, is no division by zero")
    void bearsAnyGap() throws Exception {
        cloud.group("web", 5).noticesWithin(Duration.ZERO);
        cloud.inject(Cloud.caps(cloud.terminate("web"), 2, Duration.ZERO));
        recover();
        assertThatThrownBy(() -> cloud.inject(Cloud.caps(cloud.terminate("web"), 2, Duration.ofDays(30))))
                .hasMessageContaining("not yet 2592000 s ago");
        cloud.inject(Cloud.caps(cloud.terminate("web"), 2, Duration.ZERO));
        assertThat(cloud.terminated()).hasSize(2);
    }

    @Test
    @DisplayName("T11: an error of one does not spare the rest, and each is told what became of it")
    void goesOnAfterAnError() {
        cloud.group("api", 2);
        cloud.group("web", 2);
        cloud.aws.misbehave("ec2", "TerminateInstances", Which.nth(1), Misbehaviour.DENY);

        assertThatThrownBy(() -> cloud.inject(Cloud.count(cloud.terminate("api", "web"), 2)))
                .isInstanceOf(Objection.class)
                .hasMessageMatching(
                        "i-\\w+ of group \\w+ in \\S+ was not terminated: .*; it is running; i-\\w+ of group"
                                + " \\w+ in \\S+ was terminated: shutting-down");
        assertThat(cloud.terminated()).hasSize(2);
        assertThat(cloud.journal).hasSize(2);
    }

    @Test
    void terminatesInstancesOfDifferentGroups() throws Exception {
        cloud.group("api", 5);
        cloud.group("web", 5);

        List<Evidence> evidence = cloud.inject(Cloud.count(cloud.terminate("*"), 2));

        assertThat(cloud.journal).extracting(undo -> undo.state().get("group")).containsExactlyInAnyOrder("api", "web");
        assertThat(evidence).extracting(Evidence::applied).containsExactly(2L);
    }

    @Test
    @DisplayName("T12: a group of one, one below what it wants, one that cannot launch, one that is deleted")
    void sparesGroupsThatCannotBearIt() {
        cloud.group("a", 1);
        cloud.group("b", 2).desired(3).suspend("Launch");
        cloud.group("c", 2).suspend("Launch");
        cloud.group("d", 2).status("Delete in progress");
        cloud.group("e", 2).member(0).health("Unhealthy");

        assertThatThrownBy(() -> cloud.inject(cloud.terminate("*")))
                .hasMessage("asked for 1 instance of *, but none may be terminated. Not allowed: group a wants 1 in"
                        + " service, and at least 2 are needed to lose one; group b wants 3 in service, and has 2 that"
                        + " are healthy; group c may launch none, for its process Launch is suspended; group d is"
                        + " \"Delete in progress\"; group e wants 2 in service, and has 1 that are healthy.");
    }

    @Test
    @DisplayName("T14: 15:00:00 is too late")
    void keepsHours() throws Exception {
        cloud.group("web", 2);
        cloud.clock.set("2026-03-10T14:00:00Z");

        assertThatThrownBy(() -> cloud.inject(cloud.terminate("web")))
                .hasMessage("it is Tue 2026-03-10 15:00:00 in Europe/Berlin, outside of the hours \"Mon-Fri"
                        + " 09:00-15:00\"");
        assertThat(cloud.aws.calls()).isEmpty();

        cloud.clock.set("2026-03-10T13:59:59Z");
        cloud.inject(cloud.terminate("web"));
        assertThat(cloud.terminated()).hasSize(1);
    }

    @Test
    @DisplayName("T15: an accepted call is no evidence, what is not seen dead is none")
    void provesNothingByAnAcceptedCall() throws Exception {
        LocalGroup web = cloud.group("web", 2);
        web.members().forEach(member -> member.instance().staysAlive());

        List<Evidence> evidence = cloud.inject(cloud.terminate("web"));

        assertThat(evidence).singleElement().satisfies(one -> {
            assertThat(one.matched()).isEqualTo(1);
            assertThat(one.applied()).isZero();
            assertThat(one.first()).isNull();
            assertThat(one.seen().get(0)).endsWith(" was to be terminated, but is running");
        });
        assertThat(cloud.aws.calls().stream().filter(call -> call.operation().equals("DescribeInstances")))
                .hasSizeGreaterThan(Execution.LOOKS);
    }

    @Test
    void provesNothingWhereOneOfTwoLivesOn() throws Exception {
        cloud.group("api", 2);
        cloud.group("web", 2).members().forEach(member -> member.instance().staysAlive());

        List<Evidence> evidence = cloud.inject(Cloud.count(cloud.terminate("*"), 2));

        assertThat(evidence).extracting(Evidence::applied).containsExactly(0L);
        assertThat(evidence.get(0).first()).isNull();
    }

    @Test
    @DisplayName("T16: fewer than asked for are none")
    void terminatesNothingWhereThereAreTooFew() {
        cloud.group("web", 10);

        assertThatThrownBy(() -> cloud.inject(Cloud.count(cloud.terminate("web"), 2)))
                .hasMessage("asked for 2 instances, each of another group, of web, but only 1 may be terminated.");
        assertThat(cloud.changes()).isEmpty();
    }

    @Test
    void namesWhomADryRunWouldHit() {
        LocalGroup web = cloud.group("web", 3);

        assertThatThrownBy(() -> cloud.inject(Cloud.chance(cloud.terminate("web"), 1, true)))
                .isInstanceOf(NothingInjectedException.class)
                .hasMessageMatching("Nothing was terminated, for this is a dry run; it would have been ("
                        + String.join(
                                "|",
                                web.members().stream()
                                        .map(member -> member.id())
                                        .toList())
                        + ") of group web in \\S+ \\(seed 42\\)\\. With `dryRun = false` it is\\.");
        assertThat(cloud.changes()).isEmpty();
        assertThat(cloud.journal).isEmpty();
    }

    @Test
    void saysThatTheDrawWasLost() {
        cloud.group("web", 3);

        assertThatThrownBy(() -> cloud.inject(Cloud.chance(cloud.terminate("web"), 0.01, false)))
                .isInstanceOf(NothingInjectedException.class)
                .hasMessage("Nothing was terminated: the draw was lost, for " + new Ballot(42).first()
                        + " is not below the probability 0.01 (seed 42).");
        assertThat(cloud.changes()).isEmpty();
    }

    @Test
    void drawsTheSameWithTheSameSeed() throws Exception {
        cloud.group("web", 20);
        TerminatedInstance dry = Cloud.chance(cloud.terminate("web"), 1, true);

        assertThat(drawnWith(7, dry)).isEqualTo(drawnWith(7, dry)).isNotEqualTo(drawnWith(8, dry));
    }

    private String drawnWith(long seed, TerminatedInstance dry) {
        try {
            cloud.seed(seed).inject(dry);
            throw new AssertionError("was no dry run");
        } catch (Exception e) {
            return String.valueOf(e.getMessage()).replaceFirst(" \\(seed.*", "");
        }
    }

    @Test
    void keepsTheCapOfADayAndTheGap() throws Exception {
        cloud.group("web", 5).noticesWithin(Duration.ZERO);
        TerminatedInstance fault = Cloud.caps(cloud.terminate("web"), 2, Duration.ofHours(1));
        cloud.inject(fault);
        Instant first = cloud.clock.instant();
        recover();

        assertThatThrownBy(() -> cloud.inject(fault))
                .hasMessage(
                        "asked for 1 instance of web, but none may be terminated. Not allowed: group web lost one at "
                                + first + ", not yet 3600 s ago.");

        cloud.clock.advance(Duration.ofHours(1));
        cloud.inject(fault);
        Instant second = cloud.clock.instant();
        recover();
        cloud.clock.set("2026-03-11T10:59:00Z");
        assertThatThrownBy(() -> cloud.inject(fault))
                .hasMessage("asked for 1 instance of web, but none may be terminated. Not allowed: group web has lost 2"
                        + " of at most 2 within 24 h, the last at " + second + ".");
        cloud.clock.set("2026-03-11T11:00:00Z");
        cloud.inject(fault);
        assertThat(cloud.terminated()).hasSize(3);
    }

    private void recover() {
        for (int i = 0; i < 3; i++) {
            cloud.clock.advance(Duration.ofSeconds(30));
            new Groups(cloud.place).all();
        }
    }

    @Test
    void countsWhatWasWrittenDownByOneThatWasKilledBeforeItTerminated() throws Exception {
        cloud.group("web", 3);
        new KillLog(cloud.place, cloud.clock)
                .enter(new Candidate("i-1", "web", "eu-central-1a"), new Caps(1, Duration.ZERO), "killed");

        assertThatThrownBy(() -> cloud.inject(cloud.terminate("web")))
                .hasMessageContaining("group web has lost 1 of at most 1 within 24 h");
        assertThat(cloud.terminated()).isEmpty();
    }

    @Test
    void countsNoDryRun() throws Exception {
        cloud.group("web", 3);
        assertThatThrownBy(() -> cloud.inject(Cloud.chance(cloud.terminate("web"), 1, true)))
                .isInstanceOf(NothingInjectedException.class);

        cloud.inject(cloud.terminate("web"));

        assertThat(cloud.terminated()).hasSize(1);
    }

    @Test
    void terminatesNothingWhereAnEntryOfTheLogCannotBeRead() {
        cloud.group("web", 3);
        try (SsmClient ssm = cloud.aws.client(SsmClient.builder())) {
            ssm.putParameter(r -> r.name("/chaos-junit/terminations/web/0000000001")
                    .value("yesterday")
                    .type("String"));
        }

        assertThatThrownBy(() -> cloud.inject(cloud.terminate("web")))
                .hasMessage("the parameter /chaos-junit/terminations/web/0000000001 tells of no termination that can be"
                        + " read; look what it is, and delete it");
        assertThat(cloud.terminated()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "autoscaling, DescribeAutoScalingGroups",
        "ssm, GetParametersByPath",
        "ec2, DescribeInstances",
        "ec2, DescribeInstanceAttribute",
        "ssm, PutParameter",
        "sns, Publish",
    })
    void terminatesNothingWhereACallBeforeIsThrottledOrDenied(String service, String operation) {
        cloud.group("web", 3);
        for (Misbehaviour misbehaviour : List.of(Misbehaviour.THROTTLE, Misbehaviour.DENY)) {
            cloud.aws.behave();
            cloud.aws.misbehave(service, operation, Which.all(), misbehaviour);

            assertThatThrownBy(() -> cloud.inject(Cloud.told(cloud.terminate("web"))))
                    .isNotInstanceOf(NothingInjectedException.class);
        }

        assertThat(cloud.terminated()).isEmpty();
        assertThat(cloud.journal).isEmpty();
    }

    @Test
    void seesThatItIsDeadThoughTheAnswerGotLost() throws Exception {
        cloud.group("web", 3);
        cloud.aws.misbehave("ec2", "TerminateInstances", Which.all(), Misbehaviour.FAIL_AFTER_EFFECT);

        assertThat(cloud.inject(cloud.terminate("web")))
                .extracting(Evidence::applied)
                .containsExactly(1L);
    }

    @Test
    void writesItDownOnceThoughTheAnswerGotLost() throws Exception {
        cloud.group("web", 3);
        cloud.aws.misbehave("ssm", "PutParameter", Which.nth(1), Misbehaviour.FAIL_AFTER_EFFECT);

        cloud.inject(cloud.terminate("web"));

        assertThat(cloud.terminated()).hasSize(1);
        assertThat(new KillLog(cloud.place, cloud.clock).times("web")).hasSize(1);
    }

    private void alarm(String name, String state) {
        try (CloudWatchClient watch = cloud.aws.client(CloudWatchClient.builder())) {
            watch.putMetricAlarm(alarm -> alarm.alarmName(name)
                    .namespace("Shop")
                    .metricName("Errors")
                    .statistic("Sum")
                    .period(60)
                    .evaluationPeriods(1)
                    .threshold(1.0)
                    .comparisonOperator("GreaterThanThreshold"));
            watch.setAlarmState(alarm -> alarm.alarmName(name).stateValue(state).stateReason("test"));
        }
        cloud.aws.forgetCalls();
    }

    @Test
    void terminatesWhereAllAlarmsAreOk() throws Exception {
        cloud.group("web", 3);
        alarm("orders-5xx", "OK");
        alarm("orders-slow", "OK");

        cloud.inject(Cloud.guardedBy(cloud.terminate("web"), "orders-5xx", "orders-slow"));

        assertThat(cloud.terminated()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ALARM", "INSUFFICIENT_DATA"})
    void terminatesNothingWhereOneAlarmIsNotOk(String state) {
        cloud.group("web", 3);
        alarm("orders-5xx", "OK");
        alarm("orders-slow", state);

        assertThatThrownBy(() -> cloud.inject(Cloud.guardedBy(cloud.terminate("web"), "orders-5xx", "orders-slow")))
                .isInstanceOf(Objection.class)
                .hasMessage("all alarms must be OK, but orders-slow is " + state);
        assertThat(cloud.changes()).isEmpty();
    }

    @Test
    void terminatesNothingWhereACompositeAlarmIsRed() {
        cloud.group("web", 3);
        alarm("orders-5xx", "ALARM");
        try (CloudWatchClient watch = cloud.aws.client(CloudWatchClient.builder())) {
            watch.putCompositeAlarm(alarm -> alarm.alarmName("shop").alarmRule("ALARM(\"orders-5xx\")"));
        }
        cloud.aws.forgetCalls();

        assertThatThrownBy(() -> cloud.inject(Cloud.guardedBy(cloud.terminate("web"), "shop")))
                .hasMessage("all alarms must be OK, but shop is ALARM");
        assertThat(cloud.changes()).isEmpty();
    }

    @Test
    void terminatesNothingWhereAnAlarmIsNotThereOrCannotBeRead() {
        cloud.group("web", 3);

        assertThatThrownBy(() -> cloud.inject(Cloud.guardedBy(cloud.terminate("web"), "orders-5xx")))
                .isInstanceOf(Objection.class)
                .hasMessage("all alarms must be OK, but orders-5xx is not there");
        cloud.aws.misbehave("cloudwatch", "DescribeAlarms", Which.all(), Misbehaviour.DENY);
        assertThatThrownBy(() -> cloud.inject(Cloud.guardedBy(cloud.terminate("web"), "orders-5xx")))
                .hasMessageContaining("is not authorized to perform: cloudwatch:DescribeAlarms");
        assertThat(cloud.changes()).isEmpty();
    }

    @Test
    void refusesTwoFaultsThatDrewOfOneGroup() {
        cloud.group("web", 5);

        assertThatThrownBy(() -> cloud.inject(cloud.terminate("web"), cloud.terminate("*")))
                .hasMessage("two faults of this experiment drew instances of the group web; let them name different"
                        + " groups");
        assertThat(cloud.changes()).isEmpty();
    }

    @Test
    void namesParametersOfAnyGroup() {
        assertThat(KillLog.path("a b/ü_1")).isEqualTo("/chaos-junit/terminations/a_0020b_002f_00fc_005f1");
        assertThat(Map.of("web-1.2", KillLog.path("web-1.2"))).containsValue("/chaos-junit/terminations/web-1.2");
    }
}
