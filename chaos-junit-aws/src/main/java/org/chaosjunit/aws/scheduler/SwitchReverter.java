package org.chaosjunit.aws.scheduler;

import java.util.ServiceLoader;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.aws.setting.AwsCommand;
import org.chaosjunit.spi.ReadBack;
import org.chaosjunit.spi.Reverter;
import org.chaosjunit.spi.UndoRecord;

/** Removes the schedules of a {@link DeadMansSwitch}, once what they would put back is put back. */
public final class SwitchReverter implements Reverter {
    @Override
    public String name() {
        return Switch.REVERTER;
    }

    @Override
    public ReadBack readBack(UndoRecord undo) {
        boolean isThere =
                Schedules.of(AwsPlace.of(undo)).contains(Switch.of(undo).schedule());
        return isThere ? ReadBack.inPlace() : ReadBack.reverted();
    }

    @Override
    public void revert(UndoRecord undo) throws Exception {
        Switch armed = Switch.of(undo);
        if (isChangeInPlace(armed.change())) {
            throw new IllegalStateException(undo.target() + " is not put back yet; the schedule " + armed.schedule()
                    + " stays, and puts it back at " + undo.expires());
        }
        Schedules.of(AwsPlace.of(undo)).delete(armed.schedule());
    }

    private static boolean isChangeInPlace(UndoRecord change) throws Exception {
        // The class loader of this class: whoever reverts may have none of its own.
        Reverter reverter = ServiceLoader.load(Reverter.class, SwitchReverter.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(each -> each.name().equals(change.reverter()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no reverter " + change.reverter()));
        return reverter.readBack(change).equals(ReadBack.inPlace());
    }

    @Override
    public String byHand(UndoRecord undo) {
        return "once " + undo.target() + " is as it was: "
                + AwsCommand.line(
                        AwsPlace.unchecked(undo),
                        "scheduler",
                        "delete-schedule",
                        "--name",
                        Switch.of(undo).schedule());
    }
}
