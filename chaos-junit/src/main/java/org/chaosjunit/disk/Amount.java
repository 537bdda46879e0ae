package org.chaosjunit.disk;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.Unit;

/**
 * Room on a file system.
 *
 * @param number bytes, or percent of the whole file system; not negative
 * @param percent whether it is percent
 */
record Amount(BigDecimal number, boolean percent) {
    static final long MEGABYTE = 1_000_000;

    private static final Pattern FORM = Pattern.compile("([0-9]{1,15}(?:\\.[0-9]{1,9})?)\\s*(B|[kKMG]B|[KMG]iB|%)");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Map<String, Long> UNITS = Map.of(
            "B",
            1L,
            "kB",
            1000L,
            "KB",
            1000L,
            "MB",
            MEGABYTE,
            "GB",
            1000 * MEGABYTE, //
            "KiB",
            1L << 10,
            "MiB",
            1L << 20,
            "GiB",
            1L << 30);

    static Amount parse(String attribute, String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new InvalidAttributeException(
                    attribute,
                    "to be an amount of room",
                    '"' + text + '"',
                    "Write for example `" + attribute + " = \"100MB\"`, `\"1.5GiB\"` or `\"5%\"`.");
        }
        BigDecimal number = new BigDecimal(form.group(1));
        Long unit = UNITS.get(form.group(2));
        if (unit != null) {
            return new Amount(number.multiply(BigDecimal.valueOf(unit)), false);
        }
        if (number.compareTo(HUNDRED) > 0) {
            throw new InvalidAttributeException(
                    attribute,
                    "to be at most 100 %",
                    '"' + text + '"',
                    "Write for example `" + attribute + " = \"5%\"`.");
        }
        return new Amount(number, true);
    }

    /** Returns it in bytes, on a file system of that many bytes. */
    long of(long total) {
        BigDecimal bytes =
                percent ? number.multiply(BigDecimal.valueOf(total)).divide(HUNDRED, RoundingMode.DOWN) : number;
        return bytes.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValue();
    }

    boolean isZero() {
        return number.signum() == 0;
    }

    @Override
    public String toString() {
        return percent ? Unit.PERCENT.format(number.doubleValue()) : words(number.longValue());
    }

    /** Returns bytes for a person: {@code 12.3 MB}. */
    static String words(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        String[] units = {" kB", " MB", " GB", " TB"};
        double number = bytes / 1000.0;
        int unit = 0;
        while (number >= 999.5 && unit < units.length - 1) {
            number /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, number < 10 ? "%.2f" : number < 100 ? "%.1f" : "%.0f", number)
                        .replaceAll("\\.0+$|(\\.[0-9]*[1-9])0+$", "$1")
                + units[unit];
    }
}
