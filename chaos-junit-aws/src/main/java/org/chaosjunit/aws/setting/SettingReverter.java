package org.chaosjunit.aws.setting;

import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.spi.Looks;
import org.chaosjunit.spi.ReadBack;
import org.chaosjunit.spi.Reverter;
import org.chaosjunit.spi.UndoRecord;

/** Puts settings back as they were before a {@link SettingFault}. */
public final class SettingReverter implements Reverter {
    @Override
    public String name() {
        return SettingUndo.REVERTER;
    }

    @Override
    public ReadBack readBack(UndoRecord undo) throws Exception {
        SettingUndo way = SettingUndo.of(undo, AwsPlace.of(undo));
        Setting setting = way.setting();
        Optional<String> found;
        try {
            found = setting.read();
        } catch (NoSuchElementException gone) {
            return ReadBack.drifted("nothing at all: " + gone.getMessage());
        }
        if (isSame(setting, way.after(), found)) {
            return ReadBack.inPlace();
        }
        return isSame(setting, way.before(), found) ? ReadBack.reverted() : ReadBack.drifted(found.orElse("nothing"));
    }

    @Override
    public void revert(UndoRecord undo) throws Exception {
        SettingUndo way = SettingUndo.of(undo, AwsPlace.of(undo));
        Looks.end(way.change());
        Setting setting = way.setting();
        Optional<String> found = setting.read();
        // Someone else may have been faster.
        if (isSame(setting, way.after(), found)) {
            setting.write(way.before(), found);
            // Else what is read next could still be the old value, and would be taken for a failure.
            Settled.await(
                    way.target().id() + " to be read as it was before",
                    setting.settles(),
                    setting::read,
                    now -> !isSame(setting, way.after(), now));
        }
    }

    @Override
    public Duration extraTime(UndoRecord undo) {
        return SettingUndo.of(undo, AwsPlace.unchecked(undo)).setting().settles();
    }

    @Override
    public String byHand(UndoRecord undo) {
        // Without asking for the account: this is what is printed when nothing can be asked any more.
        SettingUndo way = SettingUndo.of(undo, AwsPlace.unchecked(undo));
        return way.setting().byHand(way.before());
    }

    static boolean isSame(Setting setting, Optional<String> one, Optional<String> other) {
        boolean isBoth = one.isPresent() && other.isPresent();
        return isBoth ? setting.isSame(one.get(), other.get()) : one.isEmpty() && other.isEmpty();
    }
}
