package org.chaosjunit.file;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Says what is in a file. */
final class Content {
    private static final int EXCERPT = 200;

    private Content() {}

    static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static String bytes(byte[] content) {
        return content.length + (content.length == 1 ? " byte" : " bytes");
    }

    static String words(Optional<byte[]> content) {
        return content.map(bytes -> bytes(bytes) + (bytes.length == 0 ? "" : ": " + excerpt(bytes)))
                .orElse("no file");
    }

    private static String excerpt(byte[] content) {
        String line = new String(content, StandardCharsets.UTF_8).strip().replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= EXCERPT ? line : line.substring(0, EXCERPT) + "...";
    }

    /** Returns the text as a shell takes it, whatever is in it. */
    static String quoted(Object text) {
        return "'" + text.toString().replace("'", "'\\''") + "'";
    }
}
