package org.chaosjunit.aws.settings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.aws.local.Call;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.setting.Setting;
import org.chaosjunit.aws.setting.SettingFault;
import org.chaosjunit.aws.setting.SettingKind;
import org.chaosjunit.aws.setting.SettingReverter;
import org.chaosjunit.spi.Injection;
import org.chaosjunit.spi.InjectionContext;
import org.chaosjunit.spi.MonotonicClock;
import org.chaosjunit.spi.ReadBack;
import org.chaosjunit.spi.Target;
import org.chaosjunit.spi.UndoRecord;

/** A fault in a stand-in of its own, and all that is done with it. */
final class Trial implements AutoCloseable {
    final LocalAws aws = LocalAws.start();
    final Seeds seeds = Seeds.in(aws);
    final List<UndoRecord> journal = new ArrayList<>();
    final AwsPlace place;
    private final SettingReverter reverter = new SettingReverter();

    Trial() {
        // Found by the SDK's default chain, as by everyone who uses this library.
        System.setProperty("aws.accessKeyId", aws.environment().get("AWS_ACCESS_KEY_ID"));
        System.setProperty("aws.secretAccessKey", aws.environment().get("AWS_SECRET_ACCESS_KEY"));
        place = new AwsPlace(aws.region().id(), Map.of("*", aws.endpoint()));
    }

    Setting setting(SettingFault fault) {
        return ServiceLoader.load(SettingKind.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(kind -> kind.name().equals(fault.kind()))
                .findFirst()
                .orElseThrow()
                .open(place, fault.address());
    }

    Optional<String> read(SettingFault fault) throws Exception {
        return setting(fault).read();
    }

    Injection inject(SettingFault... faults) throws Exception {
        return inject(faults[0].target(), faults);
    }

    Injection inject(Target target, SettingFault... faults) throws Exception {
        InjectionContext context = new InjectionContext(
                "test", 1, MonotonicClock.get().instant().plus(Duration.ofMinutes(5)), journal::add);
        return target.inject(List.of(faults), context);
    }

    ReadBack readBack() throws Exception {
        return reverter.readBack(journal.get(0));
    }

    /** Does what the engine does with a record. */
    void revert() throws Exception {
        for (UndoRecord undo : journal) {
            if (reverter.readBack(undo).equals(ReadBack.inPlace())) {
                reverter.revert(undo);
            }
        }
    }

    String byHand() {
        return reverter.byHand(journal.get(0)).replace(aws.endpoint().toString(), "URL-OF-AWS");
    }

    /** Returns the calls so far that change something. */
    List<String> changes() {
        return aws.calls().stream().map(Call::name).filter(Trial::isChange).toList();
    }

    static boolean isChange(String call) {
        return !call.matches(".*:(Get|List|Describe).*");
    }

    @Override
    public void close() {
        aws.close();
    }
}
