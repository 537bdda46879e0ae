package org.chaosjunit.load.answer;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * What came back, as far as it is needed.
 *
 * @param status the status
 * @param charset how the body is encoded
 * @param body the body, if it was kept
 * @param tooLong whether there was more of the body than is kept
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record Answer(int status, Charset charset, byte[] body, boolean tooLong) {
    /** Returns an answer whose body does not matter. */
    public static Answer of(int status) {
        return new Answer(status, StandardCharsets.UTF_8, new byte[0], false);
    }

    String text() {
        return new String(body, charset);
    }

    /** Returns a text so short that it fits into a line. */
    static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= 80 ? line : line.substring(0, 77) + "...";
    }
}
