package org.chaosjunit.aws.local.wire;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/** Points in time, in the three formats of AWS. */
final class Times {
    private static final DateTimeFormatter RFC_822 = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

    private Times() {}

    static Instant read(Object value) {
        if (value instanceof Instant instant) {
            return instant;
        }
        if (value instanceof Number number) {
            return ofSeconds(new BigDecimal(number.toString()));
        }
        String text = value.toString();
        if (text.matches("[-+]?[0-9.]+([eE][-+]?\\d+)?")) {
            return ofSeconds(new BigDecimal(text));
        }
        return text.contains(",")
                ? Instant.from(RFC_822.parse(text))
                : Instant.from(DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text));
    }

    static Object write(Instant time, Format format) {
        return switch (format) {
            case ISO_8601 -> DateTimeFormatter.ISO_INSTANT.format(time);
            case RFC_822 -> RFC_822.format(time);
            case UNIX_TIMESTAMP -> seconds(time);
            case UNIX_TIMESTAMP_MILLIS -> time.toEpochMilli();
        };
    }

    /** Milliseconds are all that the clients keep. */
    static BigDecimal seconds(Instant time) {
        return BigDecimal.valueOf(time.toEpochMilli(), 3);
    }

    private static Instant ofSeconds(BigDecimal seconds) {
        return Instant.ofEpochMilli(seconds.movePointRight(3).longValue());
    }
}
