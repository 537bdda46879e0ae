package org.chaosjunit.aws.local.wire;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer as it goes out. */
@SuppressWarnings("ArrayRecordComponent")
public record WireResponse(int status, Map<String, String> headers, byte[] body) {
    public WireResponse {
        headers = new LinkedHashMap<>(headers);
    }

    /** Returns an answer with a text of this type as its body. */
    public static WireResponse text(int status, String type, String body) {
        return new WireResponse(status, Map.of("Content-Type", type), body.getBytes(StandardCharsets.UTF_8));
    }
}
