package org.chaosjunit.aws;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One parameter of an entry: {@code 1|after|part|parts|target|text}.
 *
 * <p>A standard parameter holds 4096 bytes, and two opening braces in it would be taken for the name of another one. So an entry may
 * have several, and all but plain characters are written as in URLs.
 *
 * @param after the version that was seen before it was written; 0 if there was none
 * @param part which one, from 1
 * @param parts how many there are
 * @param target id of the target
 * @param text this part of the text, still encoded
 */
record ParameterText(long after, int part, int parts, String target, String text) {
    private static final String FORMAT = "1";
    private static final int LIMIT = 4096;

    /** Divides a text into as many as it needs. */
    static List<ParameterText> of(String target, String text) {
        String encoded = encode(text);
        // The numbers of parts have three digits at the most.
        int room = LIMIT
                - new ParameterText(Long.MAX_VALUE, 100, 100, target, "")
                        .value()
                        .length();
        int parts = Math.max(1, (encoded.length() + room - 1) / room);
        List<ParameterText> all = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            String piece = encoded.substring(i * room, Math.min(encoded.length(), (i + 1) * room));
            all.add(new ParameterText(0, i + 1, parts, target, piece));
        }
        return all;
    }

    static ParameterText read(String name, String value) throws IOException {
        String[] fields = value.split("\\|", -1);
        if (fields.length != 6
                || !fields[0].equals(FORMAT)
                || !fields[1].matches("[0-9]{1,18}")
                || !isNumber(fields[2])
                || !isNumber(fields[3])) {
            throw new IOException("the parameter " + name
                    + " was not written by chaos-junit, or by a version that this one cannot read");
        }
        return new ParameterText(
                Long.parseLong(fields[1]),
                Integer.parseInt(fields[2]),
                Integer.parseInt(fields[3]),
                decode(fields[4]),
                fields[5]);
    }

    /** Returns the same, written by who has seen that version. */
    ParameterText after(long seen) {
        return new ParameterText(seen, part, parts, target, text);
    }

    /** Puts the parts of a text together, which are in their order. */
    static String join(List<ParameterText> parts) {
        StringBuilder encoded = new StringBuilder();
        parts.forEach(part -> encoded.append(part.text));
        return decode(encoded.toString());
    }

    String value() {
        return FORMAT + "|" + after + "|" + part + "|" + parts + "|" + encode(target) + "|" + text;
    }

    private static boolean isNumber(String text) {
        return text.matches("[0-9]{1,3}");
    }

    private static String encode(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (octet & 0xff);
            boolean isPlain = character > ' ' && character < 0x7f && "%+|{".indexOf(character) < 0;
            encoded.append(isPlain ? String.valueOf(character) : String.format("%%%02X", (int) character));
        }
        return encoded.toString();
    }

    private static String decode(String encoded) {
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }
}
