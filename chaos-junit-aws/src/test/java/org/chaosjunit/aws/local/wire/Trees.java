package org.chaosjunit.aws.local.wire;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/** Turns models into trees of maps, lists and scalars, for JSON and CBOR. */
interface Trees {
    /** Writes a point in time; the format is null where the model does not say one. */
    Object time(Instant time, Format format);

    Object bytes(byte[] bytes);

    default Map<String, Object> of(SdkPojo pojo) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (Member member : Member.of(pojo)) {
            Object value = member.get(pojo);
            if (value != null && member.inBody()) {
                tree.put(member.requestName(), value(member, value));
            }
        }
        return tree;
    }

    default Object value(Member member, Object value) {
        return switch (member.type()) {
            case SDK_POJO -> of((SdkPojo) value);
            case LIST ->
                ((List<?>) value)
                        .stream().map(each -> value(member.element(), each)).toList();
            case MAP -> {
                Map<String, Object> tree = new LinkedHashMap<>();
                Member.map(value).forEach((key, each) -> tree.put(key, value(member.element(), each)));
                yield tree;
            }
            case SDK_BYTES -> bytes(((SdkBytes) value).asByteArray());
            case INSTANT -> time((Instant) value, member.timeFormat());
            default -> value;
        };
    }
}
