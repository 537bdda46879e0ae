package org.chaosjunit.aws.ec2;

import java.time.DayOfWeek;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chaosjunit.spi.InvalidAttributeException;

/**
 * The same hours of some days of the week.
 *
 * @param days the days
 * @param fromMinute first minute of the day
 * @param toMinute the minute of the day at which they are over
 * @param text as written
 */
public record HoursOfDays(Set<DayOfWeek> days, int fromMinute, int toMinute, String text) {
    private static final Pattern FORM =
            Pattern.compile("([A-Za-z]{3})(?:-([A-Za-z]{3}))? +([0-9]{2}):([0-9]{2})-([0-9]{2}):([0-9]{2})");
    private static final int MINUTES_OF_DAY = 24 * 60;

    /** Copies the set. */
    public HoursOfDays {
        days = Set.copyOf(days);
    }

    /**
     * Parses for example {@code Mon-Fri 09:00-15:00}.
     *
     * @throws InvalidAttributeException if the text has another form, or the hours end before they begin
     */
    public static HoursOfDays parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw invalid("to be days and hours", text);
        }
        DayOfWeek first = day(form.group(1), text);
        DayOfWeek last = form.group(2) == null ? first : day(form.group(2), text);
        Set<DayOfWeek> days = EnumSet.of(first);
        for (DayOfWeek day = first; day != last; day = day.plus(1)) {
            days.add(day.plus(1));
        }
        int from = minute(form.group(3), form.group(4), text);
        int to = minute(form.group(5), form.group(6), text);
        if (from >= to) {
            throw invalid("to end later on the same day than they begin", text);
        }
        return new HoursOfDays(days, from, to, text.strip());
    }

    private static DayOfWeek day(String name, String text) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().startsWith(name.toUpperCase(Locale.ROOT))) {
                return day;
            }
        }
        throw invalid("to name days as Mon, Tue, Wed, Thu, Fri, Sat and Sun", text);
    }

    private static int minute(String hours, String minutes, String text) {
        int ofHour = Integer.parseInt(minutes);
        int ofDay = 60 * Integer.parseInt(hours) + ofHour;
        if (ofHour > 59 || ofDay > MINUTES_OF_DAY) {
            throw invalid("to lie between 00:00 and 24:00", text);
        }
        return ofDay;
    }

    private static InvalidAttributeException invalid(String required, String text) {
        return new InvalidAttributeException(
                "hours", required, '"' + text + '"', "Write for example `hours = \"Mon-Fri 09:00-15:00\"`.");
    }

    boolean contains(ZonedDateTime local) {
        int minute = local.get(ChronoField.MINUTE_OF_DAY);
        return days.contains(local.getDayOfWeek()) && minute >= fromMinute && minute < toMinute;
    }

    @Override
    public String toString() {
        return text;
    }
}
