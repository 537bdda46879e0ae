package org.chaosjunit.aws.machines;

import static org.chaosjunit.fault.Latency.latency;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Function;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.aws.command.StressedInstances;
import org.chaosjunit.aws.command.WhichInstances;
import org.chaosjunit.aws.ec2.TerminatedInstances;
import org.chaosjunit.aws.failurelambda.Documents;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.ec2.LocalEc2;
import org.chaosjunit.aws.local.runcommand.LocalRunCommand;
import org.chaosjunit.aws.local.runcommand.SentCommand;
import org.chaosjunit.aws.scheduler.ScheduledWayBack;
import org.chaosjunit.aws.setting.SettingFault;
import org.chaosjunit.aws.setting.SettingKind;
import org.chaosjunit.aws.settings.Seeds;
import org.chaosjunit.aws.settings.SettingCase;
import org.chaosjunit.spi.PlannedFaults;
import org.chaosjunit.spi.Target;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.ScheduleSummary;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** Everything in AWS that faults act on. */
final class Subjects {
    static final String PARAMETER = "a parameter";

    private Subjects() {}

    static List<Subject> all() {
        List<Subject> all = new ArrayList<>();
        all.add(parameter());
        all.add(new Subject(
                "@FailureLambda through a parameter",
                Documents::parameter,
                place -> slow(Documents.failureLambda(place)),
                (aws, place) -> Documents.parameterNow(aws)));
        all.add(new Subject(
                "@FailureLambda through AppConfig",
                Documents::profile,
                place -> slow(Documents.appConfig(place)),
                (aws, place) -> Documents.profileNow(aws)));
        all.add(new Subject(
                "@ChaosLambda",
                Documents::pythonParameter,
                place -> slow(Documents.chaosLambda(place)),
                (aws, place) -> Documents.parameterNow(aws)));
        SettingCase.all().forEach(each -> all.add(setting(each)));
        all.add(switched(
                "@DeadMansSwitch of @ThrottleFunction",
                setting(SettingCase.all().get(0))));
        all.add(switched("@DeadMansSwitch of @FailureLambda", all.get(1)));
        all.add(command());
        all.add(termination());
        return all;
    }

    static Subject named(String name) {
        return all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static Subject parameter() {
        return new Subject(
                PARAMETER,
                aws -> aws.client(SsmClient.builder()).putParameter(request -> request.name(ParameterRun.PARAMETER)
                        .value(ParameterRun.BEFORE)
                        .type(ParameterType.STRING)),
                place -> placed(new ParameterRun.Fault(place, ParameterRun.PARAMETER)),
                (aws, place) -> aws.client(SsmClient.builder())
                        .getParameter(request -> request.name(ParameterRun.PARAMETER))
                        .parameter()
                        .value());
    }

    private static List<PlannedFaults> slow(Target target) {
        return List.of(new PlannedFaults(target, List.of(latency(400))));
    }

    private static List<PlannedFaults> placed(SettingFault fault) {
        return List.of(new PlannedFaults(fault.target(), List.of(fault)));
    }

    private static Subject setting(SettingCase one) {
        return new Subject(
                one.feature(),
                aws -> one.seed().accept(Seeds.in(aws)),
                place -> placed(one.fault().apply(place)),
                (aws, place) -> read(one.fault().apply(place)).toString());
    }

    private static Optional<String> read(SettingFault fault) throws Exception {
        return ServiceLoader.load(SettingKind.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(kind -> kind.name().equals(fault.kind()))
                .findFirst()
                .orElseThrow()
                .open(fault.place(), fault.address())
                .read();
    }

    private static Subject switched(String name, Subject other) {
        Function<AwsPlace, List<PlannedFaults>> faults =
                place -> new ScheduledWayBack("arn:aws:iam::123456789012:role/put-back")
                        .around(other.faults().apply(place));
        return new Subject(
                name,
                other.seed(),
                faults,
                (aws, place) -> other.state().read(aws, place) + " and schedules "
                        + aws.client(SchedulerClient.builder()).listSchedules(request -> {}).schedules().stream()
                                .map(ScheduleSummary::name)
                                .toList());
    }

    private static Subject command() {
        return new Subject(
                "@RunCommand",
                aws -> {
                    var worker = aws.service(LocalEc2.class).launch("eu-central-1a");
                    worker.tags().put("chaos", "yes");
                    aws.service(LocalRunCommand.class).agent(worker.id(), "Online");
                },
                place -> {
                    StressedInstances fault = new StressedInstances(
                            place,
                            "AWSFIS-Run-CPU-Stress",
                            Map.of("DurationSeconds", "50", "LoadPercent", "80"),
                            new WhichInstances(List.of(), Map.of("chaos", "yes"), 1));
                    return List.of(new PlannedFaults(fault.target(), List.of(fault)));
                },
                (aws, place) -> "under way: "
                        + aws.service(LocalRunCommand.class).commands().stream()
                                .filter(SentCommand::isOpen)
                                .count());
    }

    private static Subject termination() {
        return new Subject(
                "@TerminateInstance",
                TerminatedInstances::groups,
                place -> {
                    var fault = TerminatedInstances.fault(place);
                    return List.of(new PlannedFaults(fault.target(), List.of(fault)));
                },
                (aws, place) -> TerminatedInstances.groupsNow(aws),
                TerminatedInstances::dead);
    }

    /** Returns what lies below {@code /chaos-junit}, without what stays there: terminations, and leases that are given back. */
    static Map<String, String> notes(LocalAws aws) {
        Map<String, String> notes = new TreeMap<>();
        aws.client(SsmClient.builder())
                .getParametersByPathPaginator(
                        request -> request.path("/chaos-junit").recursive(true).withDecryption(true))
                .forEach(page -> page.parameters().stream()
                        .filter(each -> !each.name().startsWith("/chaos-junit/terminations/"))
                        .filter(each ->
                                !each.name().endsWith("/lease") || !each.value().contains("\"released\":true"))
                        .forEach(each -> notes.put(each.name(), each.value())));
        return notes;
    }
}
