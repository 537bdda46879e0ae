package org.chaosjunit.steady;

import java.lang.reflect.Constructor;
import java.math.BigDecimal;
import org.chaosjunit.spi.Certainty;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.Judge;
import org.chaosjunit.spi.OnUndecided;
import org.chaosjunit.spi.Range;

/** Reads what all steady states have in common. */
final class ToleranceAttributes {
    private ToleranceAttributes() {}

    static String metric(String name) {
        if (name.isBlank()) {
            throw new InvalidAttributeException(
                    "metric", "to name a metric", '"' + name + '"', "Write for example `metric = \"load.p95\"`.");
        }
        return name;
    }

    static Range range(String attribute, String text) {
        try {
            return Range.parse(text);
        } catch (IllegalArgumentException malformed) {
            throw new InvalidAttributeException(
                    attribute,
                    "to be an interval or a bound",
                    String.valueOf(malformed.getMessage()),
                    "Write for example `" + attribute
                            + " = \"[90,100]\"`, `\"(0, 80]\"`, `\">= 99%\"`, `\"< 500ms\"` or" + " `\"<= 5/min\"`.");
        }
    }

    static int minSamples(int number) {
        if (number < 1) {
            throw new InvalidAttributeException(
                    "minSamples", "to be at least 1", Integer.toString(number), "Write for example `minSamples = 10`.");
        }
        return number;
    }

    static Certainty certainty(double confidence, double minimumEffect, OnUndecided undecided) {
        if (!(confidence > 50 && confidence < 100)) {
            throw new InvalidAttributeException(
                    "confidence",
                    "to be above 50 and below 100, in percent",
                    number(confidence),
                    "Write for example `confidence = 99`.");
        }
        if (!(minimumEffect >= 0 && Double.isFinite(minimumEffect))) {
            throw new InvalidAttributeException(
                    "minimumEffect",
                    "to be 0 or more",
                    number(minimumEffect),
                    "Write for example `minimumEffect = 0.5`.");
        }
        return new Certainty(confidence, minimumEffect, undecided);
    }

    private static String number(double number) {
        return Double.isFinite(number)
                ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
                : Double.toString(number);
    }

    static Judge judge(Class<? extends Judge> type) {
        try {
            Constructor<? extends Judge> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new InvalidAttributeException(
                    "judge",
                    "to be a class with a constructor without parameters that does not throw",
                    type.getName() + ": " + e,
                    "Give it one, or leave it out.");
        }
    }
}
