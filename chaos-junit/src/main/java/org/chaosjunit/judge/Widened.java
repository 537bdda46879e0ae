package org.chaosjunit.judge;

import org.chaosjunit.spi.Range;

/** Ranges with room for deviations that do not matter. */
final class Widened {
    private Widened() {}

    static Range by(double effect, Range range) {
        return effect == 0
                ? range
                : new Range(
                        range.low() - effect,
                        range.lowIncluded(),
                        range.high() + effect,
                        range.highIncluded(),
                        range.unit(),
                        range.text());
    }
}
