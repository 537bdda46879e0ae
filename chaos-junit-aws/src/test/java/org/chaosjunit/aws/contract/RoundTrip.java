package org.chaosjunit.aws.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.chaosjunit.aws.setting.SettingFault;
import org.chaosjunit.aws.setting.SettingReverter;
import org.chaosjunit.spi.InjectionContext;
import org.chaosjunit.spi.MonotonicClock;
import org.chaosjunit.spi.ReadBack;
import org.chaosjunit.spi.UndoRecord;

/** A fault, there and back, as the engine does it. */
final class RoundTrip {
    private final SettingReverter reverter = new SettingReverter();
    private final List<UndoRecord> journal = new ArrayList<>();

    void there(SettingFault fault) throws Exception {
        assertThat(fault.target().check(List.of(fault))).isEmpty();
        InjectionContext context = new InjectionContext(
                "contract", 1, MonotonicClock.get().instant().plus(Duration.ofMinutes(5)), journal::add);
        fault.target().inject(List.of(fault), context);
        assertThat(journal).hasSize(1);
        assertThat(reverter.readBack(journal.get(0))).isEqualTo(ReadBack.inPlace());
    }

    void back() throws Exception {
        reverter.revert(journal.get(0));
        assertThat(reverter.readBack(journal.get(0))).isEqualTo(ReadBack.reverted());
    }
}
