package org.chaosjunit.aws.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.chaosjunit.aws.setting.SettingFault;
import org.chaosjunit.result.Evidence;
import org.chaosjunit.spi.ReadBack;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("long")
class EverySettingTests {
    static List<SettingCase> all() {
        return SettingCase.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void changeAndComeBackExactly(SettingCase which) throws Exception {
        try (Trial trial = new Trial()) {
            which.seed().accept(trial.seeds);
            SettingFault fault = which.fault().apply(trial.place);
            Optional<String> before = trial.read(fault);

            Evidence evidence = trial.inject(fault).evidence().get(0);

            assertThat(evidence.applied()).isEqualTo(evidence.matched()).isPositive();
            assertThat(evidence.fault()).isEqualTo(fault.description());
            assertThat(trial.read(fault)).isEqualTo(fault.changed(before)).isNotEqualTo(before);
            assertThat(trial.readBack()).isEqualTo(ReadBack.inPlace());

            trial.revert();

            assertThat(trial.readBack()).isEqualTo(ReadBack.reverted());
            assertThat(trial.read(fault)).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void leaveWhatSomeoneElseHasSetMeanwhile(SettingCase which) throws Exception {
        try (Trial trial = new Trial()) {
            which.seed().accept(trial.seeds);
            SettingFault fault = which.fault().apply(trial.place);
            trial.inject(fault);
            if (which.other().isEmpty()) {
                return;
            }
            trial.setting(fault).write(which.other(), trial.read(fault));
            trial.aws.forgetCalls();

            assertThat(trial.readBack())
                    .isEqualTo(ReadBack.drifted(which.other().get()));
            trial.revert();

            assertThat(trial.read(fault)).isEqualTo(which.other());
            assertThat(trial.changes()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void sayWhatDoesNotExistAndTouchNothing(SettingCase which) {
        try (Trial trial = new Trial()) {
            SettingFault fault = which.fault().apply(trial.place);

            assertThatThrownBy(() -> trial.inject(fault))
                    .isInstanceOf(NoSuchElementException.class)
                    .hasMessage(which.missing());

            assertThat(trial.journal).isEmpty();
            assertThat(trial.changes()).isEmpty();
            assertThat(trial.aws.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void areNoWorkTwice(SettingCase which) throws Exception {
        try (Trial trial = new Trial()) {
            which.seed().accept(trial.seeds);
            SettingFault fault = which.fault().apply(trial.place);
            trial.inject(fault);

            assertThatThrownBy(() -> trial.inject(fault))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(
                            fault.target().id() + " is already as the fault would make it, so it would change nothing");

            assertThat(trial.journal).hasSize(1);
        }
    }
}
