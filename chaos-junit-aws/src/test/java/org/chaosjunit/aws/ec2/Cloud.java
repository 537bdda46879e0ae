package org.chaosjunit.aws.ec2;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chaosjunit.aws.AwsClients;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.aws.local.Call;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.autoscaling.LocalAutoScaling;
import org.chaosjunit.aws.local.autoscaling.LocalGroup;
import org.chaosjunit.aws.local.ec2.LocalEc2;
import org.chaosjunit.aws.local.sns.LocalSns;
import org.chaosjunit.result.Evidence;
import org.chaosjunit.spi.InjectionContext;
import org.chaosjunit.spi.UndoRecord;
import software.amazon.awssdk.services.sns.SnsClient;

/** A stand-in whose time passes only when someone waits, and terminations in it. */
final class Cloud implements AutoCloseable {
    static final String TOPIC = "arn:aws:sns:eu-central-1:123456789012:chaos";
    private static final Duration PAUSE = Duration.ofSeconds(5);

    // A Tuesday, 12:00 in Berlin.
    final HandClock clock = new HandClock("2026-03-10T11:00:00Z");
    final LocalAws aws = LocalAws.start(clock);
    final AwsPlace place = new AwsPlace(
            aws.region().id(), Map.of("*", URI.create(aws.endpoint().toString())));
    final List<UndoRecord> journal = new ArrayList<>();
    private long seed = 42;

    Cloud() {
        System.setProperty("aws.accessKeyId", "AKIALOCALAWS00000000");
        System.setProperty("aws.secretAccessKey", "local");
        AwsClients.client(place, "sns", SnsClient.builder()).createTopic(topic -> topic.name("chaos"));
        aws.forgetCalls();
    }

    LocalGroup group(String name, int desired) {
        return aws.service(LocalAutoScaling.class).create(name, desired).tag("chaos", "yes");
    }

    LocalEc2 ec2() {
        return aws.service(LocalEc2.class);
    }

    Cloud seed(long value) {
        seed = value;
        return this;
    }

    /** Returns what {@code @TerminateInstance(groups = ..., tags = "chaos=yes", dryRun = false)} means, at working hours. */
    TerminatedInstance terminate(String... groups) {
        return new TerminatedInstance(
                place,
                new OptIn(List.of(groups), Map.of("chaos", "yes"), List.of()),
                1,
                1,
                WorkingHours.parse(List.of("Mon-Fri 09:00-15:00"), "Europe/Berlin", List.of()),
                new Caps(1, Duration.ofHours(1)),
                false,
                Optional.empty(),
                List.of());
    }

    static TerminatedInstance count(TerminatedInstance fault, int count) {
        return new TerminatedInstance(
                fault.place(),
                fault.optIn(),
                count,
                fault.probability(),
                fault.hours(),
                fault.caps(),
                fault.dryRun(),
                fault.topic(),
                fault.alarms());
    }

    static TerminatedInstance caps(TerminatedInstance fault, int perDay, Duration gap) {
        return new TerminatedInstance(
                fault.place(),
                fault.optIn(),
                fault.count(),
                fault.probability(),
                fault.hours(),
                new Caps(perDay, gap),
                fault.dryRun(),
                fault.topic(),
                fault.alarms());
    }

    static TerminatedInstance told(TerminatedInstance fault) {
        return new TerminatedInstance(
                fault.place(),
                fault.optIn(),
                fault.count(),
                fault.probability(),
                fault.hours(),
                fault.caps(),
                fault.dryRun(),
                Optional.of(TOPIC),
                fault.alarms());
    }

    static TerminatedInstance chance(TerminatedInstance fault, double probability, boolean dryRun) {
        return new TerminatedInstance(
                fault.place(),
                fault.optIn(),
                fault.count(),
                probability,
                fault.hours(),
                fault.caps(),
                dryRun,
                fault.topic(),
                fault.alarms());
    }

    static TerminatedInstance guardedBy(TerminatedInstance fault, String... alarms) {
        return new TerminatedInstance(
                fault.place(),
                fault.optIn(),
                fault.count(),
                fault.probability(),
                fault.hours(),
                fault.caps(),
                fault.dryRun(),
                fault.topic(),
                List.of(alarms));
    }

    List<Evidence> inject(TerminatedInstance... faults) throws Exception {
        InjectionContext context =
                new InjectionContext("survives", seed, clock.instant().plusSeconds(60), journal::add);
        return new Termination(place, "aws:ec2", context, clock, () -> clock.advance(PAUSE))
                .inject(List.of(faults))
                .evidence();
    }

    /** Returns the ids of those that were terminated, in order. */
    List<String> terminated() {
        return aws.calls().stream()
                .filter(call -> call.operation().equals("TerminateInstances"))
                .map(call -> call.permissions().get(0).resource().replaceFirst(".*/", ""))
                .toList();
    }

    /** Returns the operations that changed or told something, in order. */
    List<String> changes() {
        List<String> reads = List.of("Describe", "Get", "List");
        return aws.calls().stream()
                .map(Call::operation)
                .filter(name -> reads.stream().noneMatch(name::startsWith))
                .toList();
    }

    List<String> notices() {
        return aws.service(LocalSns.class).published().stream()
                .map(request -> request.message())
                .toList();
    }

    @Override
    public void close() {
        aws.close();
    }
}
