package org.chaosjunit.aws.ec2;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.chaosjunit.spi.InvalidAttributeException;

/**
 * When something may be done, by the clocks of a time zone.
 *
 * @param spans days and times, at least one
 * @param zone the time zone
 * @param excluded dates on which it may not be done
 */
public record WorkingHours(List<HoursOfDays> spans, ZoneId zone, Set<LocalDate> excluded) {
    private static final DateTimeFormatter NOW = DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm:ss", Locale.ENGLISH);

    /**
     * Copies all.
     *
     * @throws InvalidAttributeException if there are no hours
     */
    public WorkingHours {
        spans = List.copyOf(spans);
        excluded = Set.copyOf(excluded);
        if (spans.isEmpty()) {
            throw new InvalidAttributeException(
                    "hours",
                    "to say when instances may be terminated",
                    "none",
                    "Write for example `hours = \"Mon-Fri 09:00-15:00\"`, or `\"Mon-Sun 00:00-24:00\"` for always.");
        }
    }

    /**
     * Parses hours, a zone, and dates, as {@link TerminateInstance} describes them.
     *
     * @throws InvalidAttributeException if one of them is malformed
     */
    public static WorkingHours parse(List<String> hours, String zone, List<String> excluded) {
        return new WorkingHours(hours.stream().map(HoursOfDays::parse).toList(), zone(zone), dates(excluded));
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text.strip());
        } catch (DateTimeException unknown) {
            throw new InvalidAttributeException(
                    "zone", "to be a time zone", '"' + text + '"', "Write for example `zone = \"Europe/Berlin\"`.");
        }
    }

    private static Set<LocalDate> dates(List<String> texts) {
        Set<LocalDate> dates = new TreeSet<>();
        for (String text : texts) {
            try {
                dates.add(LocalDate.parse(text));
            } catch (DateTimeException malformed) {
                throw new InvalidAttributeException(
                        "exclude", "to hold dates", '"' + text + '"', "Write for example `exclude = \"2026-12-24\"`.");
            }
        }
        return dates;
    }

    /** Returns why it may not be done now; empty if it may. */
    Optional<String> objection(Instant now) {
        ZonedDateTime local = now.atZone(zone);
        if (excluded.contains(local.toLocalDate())) {
            return Optional.of("nothing is terminated on " + local.toLocalDate() + ", which `exclude` names");
        }
        return spans.stream().anyMatch(span -> span.contains(local))
                ? Optional.empty()
                : Optional.of("it is " + NOW.format(local) + " in " + zone + ", outside of the hours \""
                        + String.join(
                                "\", \"",
                                spans.stream().map(HoursOfDays::toString).toList()) + '"');
    }
}
