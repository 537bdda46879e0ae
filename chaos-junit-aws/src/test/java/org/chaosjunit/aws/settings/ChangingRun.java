package org.chaosjunit.aws.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.aws.setting.SettingFault;
import org.chaosjunit.revert.Header;
import org.chaosjunit.revert.UndoStack;
import org.chaosjunit.spi.InjectionContext;
import org.chaosjunit.spi.Reach;

/** The main class of another JVM: changes some settings, as an experiment would, and never takes them back. */
final class ChangingRun {
    static final String READY = "ready";

    private ChangingRun() {}

    @SuppressWarnings("SystemOut") // That is how its parent hears of it.
    public static void main(String[] arguments) throws Exception {
        Instant now = Instant.now();
        Header header = Header.ofThisProcess("all-1", "com.acme.AllTest#all", now, "/nowhere/all-1.json");
        UndoStack stack = UndoStack.open(Path.of(arguments[0]), header, false);
        for (SettingCase each : SettingCase.called(List.of(arguments[1].split(",")))) {
            SettingFault fault = each.fault().apply(AwsPlace.current());
            UndoStack.Change change = stack.begin(Reach.NETWORK);
            fault.target()
                    .inject(List.of(fault), new InjectionContext("all-1", 42, now.plus(Duration.ofMinutes(5)), change));
            change.made();
            change.close();
        }
        System.out.println(READY);
        new CountDownLatch(1).await();
    }
}
