package org.chaosjunit.aws.setting;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.spi.UndoRecord;

/**
 * What it takes to put a setting back, and how that is written down.
 *
 * @param target the setting
 * @param description the change in words
 * @param before what was there, if anything was
 * @param after what was put there, if anything was
 * @param change name of the change
 */
record SettingUndo(
        SettingTarget target, String description, Optional<String> before, Optional<String> after, String change) {
    static final String REVERTER = "aws-setting";

    UndoRecord record(Instant expires) {
        Map<String, String> state = new TreeMap<>(target.awsPlace().state());
        state.put("kind", target.kind());
        state.put("address", target.address());
        state.put("change", change);
        before.ifPresent(value -> state.put("before", value));
        after.ifPresent(value -> state.put("after", value));
        return new UndoRecord(REVERTER, target.id(), description, state, expires);
    }

    static SettingUndo of(UndoRecord undo, AwsPlace place) {
        Map<String, String> state = undo.state();
        return new SettingUndo(
                new SettingTarget(place, required(undo, "kind"), required(undo, "address")),
                undo.description(),
                Optional.ofNullable(state.get("before")),
                Optional.ofNullable(state.get("after")),
                required(undo, "change"));
    }

    Setting setting() {
        return SettingKinds.named(target.kind()).open(target.awsPlace(), target.address());
    }

    private static String required(UndoRecord undo, String key) {
        return Objects.requireNonNull(
                undo.state().get(key), () -> "the undo record of \"" + undo.description() + "\" has no `" + key + "`");
    }
}
