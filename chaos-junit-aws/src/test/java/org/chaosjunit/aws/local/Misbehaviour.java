package org.chaosjunit.aws.local;

import java.time.Duration;
import java.util.Locale;

/** What can go wrong with a call. */
public sealed interface Misbehaviour {
    /** Too many calls, says the service. Nothing happens. */
    Misbehaviour THROTTLE = Kind.THROTTLE;

    /** The caller may not do this. Nothing happens. */
    Misbehaviour DENY = Kind.DENY;

    /** Status 500. Nothing happens. */
    Misbehaviour FAIL_500 = Kind.FAIL_500;

    /** Status 500, but the effect is there. */
    Misbehaviour FAIL_AFTER_EFFECT = Kind.FAIL_AFTER_EFFECT;

    /** The connection ends without an answer. Nothing happens. */
    Misbehaviour CUT = Kind.CUT;

    /** The connection ends without an answer, but the effect is there. */
    Misbehaviour CUT_AFTER_EFFECT = Kind.CUT_AFTER_EFFECT;

    /** The effect is there, but what comes back is no answer. */
    Misbehaviour GARBLE_AFTER_EFFECT = Kind.GARBLE_AFTER_EFFECT;

    /** No answer comes until all {@linkplain LocalAws#behave() behave}, nor then. Nothing happens. */
    Misbehaviour HANG = Kind.HANG;

    /** No answer comes until all {@linkplain LocalAws#behave() behave}, nor then, but the effect is there. */
    Misbehaviour HANG_AFTER_EFFECT = Kind.HANG_AFTER_EFFECT;

    /** The call takes this much longer. */
    static Misbehaviour slow(Duration delay) {
        return new Slow(delay);
    }

    /** Reads {@code throttle}, {@code deny}, {@code slow 200ms} and so on. */
    static Misbehaviour parse(String text) {
        return text.startsWith("slow ")
                ? slow(Duration.ofMillis(Long.parseLong(text.substring(5).replaceFirst("ms$", ""))))
                : Kind.valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** Those without a parameter. */
    enum Kind implements Misbehaviour {
        THROTTLE,
        DENY,
        FAIL_500,
        FAIL_AFTER_EFFECT,
        CUT,
        CUT_AFTER_EFFECT,
        GARBLE_AFTER_EFFECT,
        HANG,
        HANG_AFTER_EFFECT
    }

    /** A delay. */
    record Slow(Duration delay) implements Misbehaviour {}
}
