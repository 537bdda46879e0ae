package org.chaosjunit.http;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** What a resource answers, or is told to answer. */
final class Representation {
    static final int MOST_BYTES = 1 << 20;

    private static final int EXCERPT = 200;
    private static final Gson JSON =
            new GsonBuilder().setStrictness(Strictness.STRICT).create();

    private final byte[] body;
    private final Optional<String> contentType;
    private final Optional<String> etag;

    Representation(byte[] body, Optional<String> contentType, Optional<String> etag) {
        this.body = body;
        this.contentType = contentType;
        this.etag = etag;
    }

    byte[] body() {
        return body;
    }

    Optional<String> contentType() {
        return contentType;
    }

    /** Returns the tag by which a change can be made conditional; a weak one cannot. */
    Optional<String> strongTag() {
        return etag.filter(tag -> !tag.startsWith("W/"));
    }

    /** Tells whether this says the same; JSON may be formatted differently, for services keep it in their own form. */
    boolean says(Representation other) {
        return Arrays.equals(body, other.body) || (isJson() && sameJson(text(), other.text()));
    }

    String bytes() {
        return body.length + (body.length == 1 ? " byte" : " bytes");
    }

    String description() {
        return bytes()
                + contentType.map(type -> " of " + type).orElse("")
                + (body.length == 0 ? "" : ": " + excerpt(text()));
    }

    /** Returns the beginning of a text, on one line. */
    static String excerpt(String text) {
        String line = text.strip().replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= EXCERPT ? line : line.substring(0, EXCERPT) + "...";
    }

    private boolean isJson() {
        return contentType
                .filter(type -> type.matches("(?i)[^;]*[/+]json\\s*(;.*)?"))
                .isPresent();
    }

    private static boolean sameJson(String one, String other) {
        try {
            JsonElement parsed = JSON.fromJson(one, JsonElement.class);
            return parsed != null && parsed.equals(JSON.fromJson(other, JsonElement.class));
        } catch (JsonParseException e) {
            return false;
        }
    }

    private String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
