package org.chaosjunit.aws.local.sqs;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** A message in a queue. */
final class StoredMessage {
    private final String id = UUID.randomUUID().toString();
    private final String body;
    private final Map<String, MessageAttributeValue> attributes;
    private final String sender;
    private final Instant sent;
    private Instant visibleAt;
    private @Nullable Instant firstReceived;
    private @Nullable String receipt;
    private int received;

    StoredMessage(
            String body,
            Map<String, MessageAttributeValue> attributes,
            String sender,
            Instant sent,
            Instant visibleAt) {
        this.body = body;
        this.attributes = new TreeMap<>(attributes);
        this.sender = sender;
        this.sent = sent;
        this.visibleAt = visibleAt;
    }

    String id() {
        return id;
    }

    String body() {
        return body;
    }

    Instant sent() {
        return sent;
    }

    int received() {
        return received;
    }

    boolean isVisible(Instant now) {
        return !now.isBefore(visibleAt);
    }

    boolean isInFlight(Instant now) {
        return receipt != null && !isVisible(now);
    }

    boolean hasReceipt(String handle) {
        return handle.equals(receipt);
    }

    void hideUntil(Instant time) {
        visibleAt = time;
    }

    /** Puts the message into another queue, where its receipts are no longer good. */
    void moved(Instant now) {
        receipt = null;
        visibleAt = now;
    }

    Message receive(Instant now, Instant hiddenUntil) {
        received++;
        receipt = UUID.randomUUID().toString();
        visibleAt = hiddenUntil;
        if (firstReceived == null) {
            firstReceived = now;
        }
        Map<String, String> system = new LinkedHashMap<>();
        system.put("SenderId", sender);
        system.put("SentTimestamp", Long.toString(sent.toEpochMilli()));
        system.put("ApproximateReceiveCount", Integer.toString(received));
        system.put("ApproximateFirstReceiveTimestamp", Long.toString(firstReceived.toEpochMilli()));
        return Message.builder()
                .messageId(id)
                .receiptHandle(receipt)
                .body(body)
                .md5OfBody(bodyDigest())
                .attributesWithStrings(system)
                .messageAttributes(attributes)
                .md5OfMessageAttributes(attributesDigest())
                .build();
    }

    String bodyDigest() {
        return hex(digest().digest(body.getBytes(StandardCharsets.UTF_8)));
    }

    /** After "Calculating the MD5 message digest for message attributes" of the developer guide; null for none. */
    @Nullable
    String attributesDigest() {
        if (attributes.isEmpty()) {
            return null;
        }
        MessageDigest digest = digest();
        attributes.forEach((name, value) -> {
            update(digest, name.getBytes(StandardCharsets.UTF_8));
            update(digest, value.dataType().getBytes(StandardCharsets.UTF_8));
            boolean binary = value.binaryValue() != null;
            digest.update((byte) (binary ? 2 : 1));
            update(
                    digest,
                    binary
                            ? value.binaryValue().asByteArray()
                            : value.stringValue().getBytes(StandardCharsets.UTF_8));
        });
        return hex(digest.digest());
    }

    private static void update(MessageDigest digest, byte[] bytes) {
        digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
        digest.update(bytes);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
