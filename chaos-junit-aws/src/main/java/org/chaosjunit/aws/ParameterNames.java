package org.chaosjunit.aws;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of parameters: {@code /chaos-junit/TARGET/ENTRY}, of further parts with a number behind. */
final class ParameterNames {
    static final String ROOT = "/chaos-junit";

    private static final int MOST_OF_TARGET = 100;
    private static final int MOST_OF_HASH = 16;
    private static final Pattern PART = Pattern.compile("(.*)\\.[0-9]+");
    private static final Pattern ENTRY = Pattern.compile(ROOT + "/[A-Za-z0-9_-]*-[0-9a-f]{16}/[^/]+");

    /** Returns the path below which the entries of a target are. */
    String of(String target) {
        // Ids may be longer than names, and hold any character; the whole id stands in each value.
        String words = target.replaceAll("[^A-Za-z0-9-]+", "_");
        return ROOT + "/" + words.substring(0, Math.min(words.length(), MOST_OF_TARGET)) + "-" + hash(target);
    }

    String of(String target, String entry) {
        return of(target) + "/" + entry;
    }

    String part(String target, String entry, int number) {
        return of(target, entry) + "." + number;
    }

    /** Returns the name of the first part of what a part belongs to. */
    static String first(String name) {
        Matcher part = PART.matcher(name);
        return part.matches() ? part.group(1) : name;
    }

    /** Tells whether a parameter is an entry of some target: others lie below the root too, the log of terminations for one. */
    static boolean isEntry(String name) {
        return ENTRY.matcher(name).matches();
    }

    private static String hash(String target) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(target.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, MOST_OF_HASH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
