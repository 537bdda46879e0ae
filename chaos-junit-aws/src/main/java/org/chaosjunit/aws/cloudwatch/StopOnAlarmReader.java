package org.chaosjunit.aws.cloudwatch;

import java.time.Duration;
import org.chaosjunit.spi.AbortCondition;
import org.chaosjunit.spi.AbortReader;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.Site;

/** Reads from {@link StopOnAlarm} when to stop. */
final class StopOnAlarmReader implements AbortReader<StopOnAlarm> {
    // A look must find an answer, and soon no older one beside it: all in the window must say the same.
    private static final Duration MARGIN = Duration.ofMillis(300);

    @Override
    public AbortCondition read(StopOnAlarm alarm, Site site) {
        Duration window = AlarmStateReader.cadence(alarm, site).every().plus(MARGIN);
        return new AbortCondition(
                AlarmStateReader.metric(alarm, site),
                Range.parse("[1,1]"),
                window,
                1,
                alarm.onInsufficientData(),
                alarm.as());
    }
}
