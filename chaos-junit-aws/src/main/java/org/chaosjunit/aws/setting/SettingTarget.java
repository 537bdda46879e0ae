package org.chaosjunit.aws.setting;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chaosjunit.aws.AwsConsent;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.aws.AwsTarget;
import org.chaosjunit.aws.Restoring;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.Injection;
import org.chaosjunit.spi.InjectionContext;
import org.chaosjunit.spi.Looks;
import org.chaosjunit.spi.Problem;
import org.chaosjunit.spi.Refusal;

/**
 * A setting whose value is replaced.
 *
 * <p>Evidence: the setting is read every second, and each time it has to be what was written.
 */
record SettingTarget(AwsPlace awsPlace, String kind, String address) implements AwsTarget {
    // Control planes allow few calls a second, and the system under test needs them too.
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private static final Pattern SERVICE = Pattern.compile("awssdk[./]services[./](\\w+)[./]");

    @Override
    public String id() {
        return "aws:" + awsPlace.region() + ":" + kind + ":" + address;
    }

    @Override
    public List<Refusal> check(List<Fault> faults) {
        List<Refusal> refusals = AwsConsent.refusals(awsPlace, faults);
        if (!refusals.isEmpty()) {
            return refusals;
        }
        Optional<Problem> missing = missing();
        return faults.stream()
                .flatMap(fault -> missing.or(() -> wrong(fault)).map(problem -> new Refusal(fault, problem)).stream())
                .toList();
    }

    private Optional<Problem> wrong(Fault fault) {
        return fault instanceof SettingFault
                ? Optional.empty()
                : Optional.of(new Problem("", "a target that can do it", id(), "Choose another target."));
    }

    private Optional<Problem> missing() {
        try {
            SettingKinds.named(kind).open(awsPlace, address);
            return Optional.empty();
        } catch (NoClassDefFoundError e) {
            Matcher service = SERVICE.matcher(String.valueOf(e.getMessage()));
            return Optional.of(new Problem(
                    "",
                    "the AWS SDK's module of that service on the class path",
                    "no class " + e.getMessage(),
                    "Add `software.amazon.awssdk:" + (service.find() ? service.group(1) : "...")
                            + "` to the dependencies of the tests."));
        }
    }

    @Override
    public Optional<Restoring> restoring() {
        return SettingKinds.named(kind)
                .open(awsPlace, address)
                .writing()
                .map(writing ->
                        undo -> writing.call(SettingUndo.of(undo, awsPlace).before()));
    }

    @Override
    public Injection inject(List<Fault> faults, InjectionContext context) throws Exception {
        Setting setting = SettingKinds.named(kind).open(awsPlace, address);
        Optional<String> before = setting.read();
        Optional<String> after = before;
        for (Fault fault : faults) {
            after = ((SettingFault) fault).changed(after);
        }
        if (SettingReverter.isSame(setting, before, after)) {
            throw new IllegalStateException(
                    id() + " is already as the fault would make it, so it would change nothing");
        }
        String change = UUID.randomUUID().toString();
        SettingUndo undo = new SettingUndo(this, describe(faults), before, after, change);
        context.journal().write(undo.record(context.expires()));
        setting.write(after, before);
        Optional<String> expected = after;
        Settled.await(
                id() + " to be read as it was set, " + expected.orElse("nothing"),
                setting.settles(),
                setting::read,
                found -> SettingReverter.isSame(setting, expected, found));
        return Looks.begin(
                change,
                context.expires(),
                BETWEEN_LOOKS,
                faults.stream()
                        .map(fault -> new Looks.Look(
                                fault, id(), () -> SettingReverter.isSame(setting, expected, setting.read())))
                        .toList());
    }

    private static String describe(List<Fault> faults) {
        return String.join("; ", faults.stream().map(Fault::description).toList());
    }
}
