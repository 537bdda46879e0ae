package org.chaosjunit.aws.local.s3;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object in a bucket. */
@SuppressWarnings("ArrayRecordComponent")
record StoredObject(
        String key, byte[] content, @Nullable String contentType, Map<String, String> metadata, Instant modified) {
    String tag() {
        try {
            return "\""
                    + HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content)) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
