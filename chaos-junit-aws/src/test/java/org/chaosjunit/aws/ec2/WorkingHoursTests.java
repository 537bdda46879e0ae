package org.chaosjunit.aws.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingHoursTests {
    private static WorkingHours berlin(String... hours) {
        return WorkingHours.parse(List.of(hours), "Europe/Berlin", List.of("2026-12-24"));
    }

    private static boolean isOpen(WorkingHours hours, String instant) {
        return hours.objection(Instant.parse(instant)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-10T07:59:59.999Z, false", // Tuesday
        "2026-03-10T08:00:00Z, true",
        "2026-03-10T13:59:59.999Z, true",
        "2026-03-10T14:00:00Z, false",
        "2026-03-13T13:00:00Z, true", // Friday
        "2026-03-14T13:00:00Z, false",
        "2026-03-15T13:00:00Z, false",
    })
    @DisplayName("T14: from 9:00:00 to before 15:00:00")
    void isHalfOpen(String instant, boolean isOpen) {
        assertThat(isOpen(berlin("Mon-Fri 09:00-15:00"), instant)).isEqualTo(isOpen);
    }

    @ParameterizedTest
    @CsvSource({
        // The clocks went forward on Sunday, 2026-03-29, from 02:00 to 03:00, and back on 2026-10-25, from 03:00 to
        // 02:00.
        "2026-03-27T08:00:00Z, true",
        "2026-03-30T07:00:00Z, true",
        "2026-03-30T06:59:59Z, false",
        "2026-10-23T06:59:59Z, false",
        "2026-10-26T07:59:59Z, false",
        "2026-10-26T08:00:00Z, true",
    })
    void goesByTheClocksOfTheZone(String instant, boolean isOpen) {
        assertThat(isOpen(berlin("Mon-Fri 09:00-15:00"), instant)).isEqualTo(isOpen);
    }

    @Test
    void keepsHoursThatTheClocksSkipOrRepeat() {
        WorkingHours night = berlin("Sun 02:00-03:00");

        assertThat(isOpen(night, "2026-03-29T00:59:59Z")).isFalse();
        assertThat(isOpen(night, "2026-03-29T01:00:00Z")).isFalse();
        assertThat(isOpen(night, "2026-10-25T00:00:00Z")).isTrue();
        assertThat(isOpen(night, "2026-10-25T01:59:59Z")).isTrue();
        assertThat(isOpen(night, "2026-10-25T02:00:00Z")).isFalse();
    }

    @Test
    void knowsSeveralHoursAndDaysAcrossTheWeek() {
        WorkingHours hours = berlin("Tue 09:00-12:00", "Tue 13:00-15:00", "Sat-Mon 00:00-24:00");

        assertThat(isOpen(hours, "2026-03-10T11:30:00Z")).isFalse();
        assertThat(isOpen(hours, "2026-03-10T12:00:00Z")).isTrue();
        assertThat(isOpen(hours, "2026-03-09T22:59:59Z")).isTrue();
        assertThat(isOpen(hours, "2026-03-13T22:59:59Z")).isFalse();
        assertThat(isOpen(hours, "2026-03-13T23:00:00Z")).isTrue();
    }

    @Test
    void leavesOutDates() {
        assertThat(berlin("Mon-Sun 00:00-24:00").objection(Instant.parse("2026-12-23T23:00:00Z")))
                .contains("nothing is terminated on 2026-12-24, which `exclude` names");
        assertThat(isOpen(berlin("Mon-Sun 00:00-24:00"), "2026-12-23T22:59:59Z"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "9-15 | to be days and hours",
                "Mon-Fri 9:00-15:00 | to be days and hours",
                "Mon-Fry 09:00-15:00 | to name days as Mon, Tue, Wed, Thu, Fri, Sat and Sun",
                "Mon 15:00-15:00 | to end later on the same day than they begin",
                "Mon 22:00-04:00 | to end later on the same day than they begin",
                "Mon 09:00-24:01 | to lie between 00:00 and 24:00",
                "Mon 09:60-15:00 | to lie between 00:00 and 24:00",
            })
    void refusesOtherForms(String text, String required) {
        assertThatThrownBy(() -> berlin(text))
                .hasMessage("requires `hours` " + required + ", but found \"" + text
                        + "\". Write for example `hours = \"Mon-Fri 09:00-15:00\"`.");
    }

    @Test
    void refusesUnknownZonesAndDates() {
        assertThatThrownBy(() -> WorkingHours.parse(List.of("Mon 09:00-15:00"), "", List.of()))
                .hasMessage("requires `zone` to be a time zone, but found \"\". Write for example `zone ="
                        + " \"Europe/Berlin\"`.");
        assertThatThrownBy(() -> WorkingHours.parse(List.of("Mon 09:00-15:00"), "Europe/Berln", List.of()))
                .hasMessageContaining("found \"Europe/Berln\"");
        assertThatThrownBy(() -> WorkingHours.parse(List.of("Mon 09:00-15:00"), "UTC", List.of("24.12.2026")))
                .hasMessage("requires `exclude` to hold dates, but found \"24.12.2026\". Write for example `exclude ="
                        + " \"2026-12-24\"`.");
        assertThatThrownBy(() -> WorkingHours.parse(List.of(), "UTC", List.of()))
                .hasMessage(
                        "requires `hours` to say when instances may be terminated, but found none. Write for example"
                                + " `hours = \"Mon-Fri 09:00-15:00\"`, or `\"Mon-Sun 00:00-24:00\"` for always.");
    }
}
