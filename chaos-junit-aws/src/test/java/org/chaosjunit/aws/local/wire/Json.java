package org.chaosjunit.aws.local.wire;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.ToNumberPolicy;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/** Trees as JSON. */
final class Json implements Trees {
    static final Json TREES = new Json();
    private static final Gson GSON = new GsonBuilder()
            .setObjectToNumberStrategy(ToNumberPolicy.BIG_DECIMAL)
            .disableHtmlEscaping()
            .serializeSpecialFloatingPointValues()
            .create();

    private Json() {}

    @Override
    public Object time(Instant time, Format format) {
        return Times.write(time, format == null ? Format.UNIX_TIMESTAMP : format);
    }

    @Override
    public Object bytes(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    static Map<String, Object> read(String text) {
        if (text.isBlank()) {
            return Map.of();
        }
        try {
            return Member.map(GSON.fromJson(text, Object.class));
        } catch (JsonParseException | ClassCastException e) {
            throw new AwsError("SerializationException", 400, "Not a JSON object: " + text);
        }
    }

    static String write(Object tree) {
        return GSON.toJson(tree);
    }
}
