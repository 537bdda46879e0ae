package org.chaosjunit.jmeter;

import java.math.BigDecimal;
import java.time.Duration;
import org.chaosjunit.spi.ConstantRate;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.Schedule;

/**
 * The share of one engine in a schedule: of {@code m} engines, engine {@code k} has the arrivals {@code k}, {@code k + m},
 * {@code k + 2m} and so on.
 *
 * @param pauseSeconds how long after its start the engine's first arrival comes
 * @param perSecond how many come in a second from then on
 */
record EngineSchedule(double pauseSeconds, double perSecond) {
    /** Time between the start of an engine and arrival 0, in which it makes itself ready. */
    static final Duration LEAD = Duration.ofSeconds(1);

    /** How long it goes on: should nobody be left to stop it, it ends by itself. */
    static final Duration LENGTH = Duration.ofHours(1);

    static EngineSchedule of(Schedule schedule, int engine, int engines) {
        if (schedule instanceof ConstantRate rate) {
            double wait = LEAD.toMillis() / 1e3 + engine / rate.perSecond();
            return new EngineSchedule(wait, rate.perSecond() / engines);
        }
        throw new InvalidAttributeException(
                "driver",
                "to be given a constant rate, for JMeter engines have no other",
                schedule.description(),
                "Write for example `rate = 50`, or leave out `driver`.");
    }

    /** Returns it in the words of JMeter's open model thread group. */
    String text() {
        return "pause(" + plain(pauseSeconds) + " sec) rate(" + plain(perSecond) + "/sec) even_arrivals("
                + LENGTH.toSeconds() + " sec)";
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).toPlainString();
    }

    /** Returns how many milliseconds after its start the engine wants its {@code n}-th arrival, in its own arithmetic. */
    long offsetMillis(long n) {
        return Math.round((pauseSeconds + n / perSecond) * 1000);
    }
}
