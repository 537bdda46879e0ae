package org.chaosjunit.netem;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chaosjunit.spi.InvalidAttributeException;

/** How the limit of a bandwidth is written. */
final class Rate {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,12}(?:\\.[0-9]{1,6})?)\\s*([kmg]bit)");
    private static final Map<String, Long> UNITS =
            new TreeMap<>(Map.of("kbit", 1000L, "mbit", 1_000_000L, "gbit", 1_000_000_000L));

    // Below, one packet takes a second; above, the kernel's numbers overflow.
    private static final long LOWEST = 8000;
    private static final long HIGHEST = 30_000_000_000L;

    private Rate() {}

    /** Returns bits per second. */
    static long parse(String attribute, String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw invalid(attribute, text);
        }
        Long unit = UNITS.get(form.group(2));
        BigDecimal bits = new BigDecimal(form.group(1)).multiply(BigDecimal.valueOf(unit == null ? 1 : unit));
        if (bits.compareTo(BigDecimal.valueOf(LOWEST)) < 0 || bits.compareTo(BigDecimal.valueOf(HIGHEST)) > 0) {
            throw invalid(attribute, text);
        }
        return bits.longValue();
    }

    static void require(long bitsPerSecond) {
        if (bitsPerSecond < LOWEST || bitsPerSecond > HIGHEST) {
            throw invalid("rate", bitsPerSecond + " bit");
        }
    }

    /** Returns it as it is written. */
    static String words(long bitsPerSecond) {
        String unit = bitsPerSecond >= 1_000_000_000 ? "gbit" : bitsPerSecond >= 1_000_000 ? "mbit" : "kbit";
        long bits = UNITS.getOrDefault(unit, 1L);
        return BigDecimal.valueOf(bitsPerSecond)
                        .divide(BigDecimal.valueOf(bits))
                        .stripTrailingZeros()
                        .toPlainString()
                + " " + unit;
    }

    private static InvalidAttributeException invalid(String attribute, String text) {
        return new InvalidAttributeException(
                attribute,
                "to be from 8 kbit to 30 gbit per second",
                '"' + text + '"',
                "Write for example `" + attribute + " = \"1mbit\"` or `\"500kbit\"`.");
    }
}
