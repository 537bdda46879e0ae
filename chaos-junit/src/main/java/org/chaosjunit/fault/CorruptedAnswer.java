package org.chaosjunit.fault;

import java.util.Optional;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.InvocationFault;

/**
 * The body of a handler's answer is spoiled; as an annotation, {@link InjectCorruption}.
 *
 * <p>In code: {@code corruptedAnswer("not JSON")} or {@code mangledAnswer()}.
 *
 * @param body what is answered instead; empty for the handler's own body, mangled
 * @param percentage share of invocations that are hit, in percent: more than 0, at most 100
 */
public record CorruptedAnswer(Optional<String> body, double percentage) implements InvocationFault {
    private static final int SHOWN = 40;

    /**
     * Checks the percentage.
     *
     * @throws InvalidAttributeException if it is not allowed
     */
    public CorruptedAnswer {
        Percentage.require(percentage);
    }

    /** Makes every answer have this body. */
    public static CorruptedAnswer corruptedAnswer(String body) {
        return new CorruptedAnswer(Optional.of(body), 100);
    }

    /** Mangles the body of every answer. */
    public static CorruptedAnswer mangledAnswer() {
        return new CorruptedAnswer(Optional.empty(), 100);
    }

    /** Returns the same for that share of invocations only. */
    public CorruptedAnswer percentage(double share) {
        return new CorruptedAnswer(body, share);
    }

    @Override
    public String description() {
        return body.map(text -> "body " + shortened(text)).orElse("mangled body") + Percentage.suffix(percentage);
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}
