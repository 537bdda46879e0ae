package org.chaosjunit.aws.local;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The content encoding {@code aws-chunked}: each chunk after its size in hexadecimal, and trailers at the end. */
final class AwsChunks {
    private AwsChunks() {}

    static byte[] joined(byte[] body) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        int at = 0;
        while (true) {
            int end = at;
            while (body[end] != '\r') {
                end++;
            }
            String head = new String(body, at, end - at, StandardCharsets.US_ASCII);
            int size = Integer.parseInt(head.replaceFirst(";.*", ""), 16);
            if (size == 0) {
                return joined.toByteArray();
            }
            joined.write(body, end + 2, size);
            at = end + 2 + size + 2;
        }
    }
}
