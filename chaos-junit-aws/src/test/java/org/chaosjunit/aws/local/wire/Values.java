package org.chaosjunit.aws.local.wire;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;

/** Puts trees of maps, lists and scalars into models. */
final class Values {
    private Values() {}

    /** Reads a structure. A member that the model does not know is an error: it would be ignored in silence. */
    static void read(Map<String, ?> tree, SdkPojo builder) {
        Map<String, Object> left = new LinkedHashMap<>(tree);
        for (Member member : Member.of(builder)) {
            if (member.inBody() && left.containsKey(member.requestName())) {
                member.set(builder, value(member, left.remove(member.requestName())));
            }
        }
        left.remove("__type");
        if (!left.isEmpty()) {
            throw new AwsError(
                    "SerializationException",
                    400,
                    "The stand-in's model of " + builder.getClass().getName() + " has no member " + left.keySet()
                            + ".");
        }
    }

    /** Reads the members of a request by their names, wherever the protocol would put them. */
    static void readAll(Map<String, ?> tree, SdkPojo builder) {
        Map<String, Object> left = new LinkedHashMap<>(tree);
        for (Member member : Member.of(builder)) {
            if (left.containsKey(member.name())) {
                member.set(builder, value(member, left.remove(member.name())));
            }
        }
        if (!left.isEmpty()) {
            throw new AwsError("ValidationException", 400, "No parameters " + left.keySet() + ".");
        }
    }

    static @Nullable Object value(Member member, @Nullable Object raw) {
        if (raw == null) {
            return null;
        }
        return switch (member.type()) {
            case STRING -> raw.toString();
            case INTEGER -> number(raw).intValueExact();
            case LONG -> number(raw).longValueExact();
            case SHORT -> number(raw).shortValueExact();
            case BYTE -> number(raw).byteValueExact();
            case FLOAT -> Float.valueOf(raw.toString());
            case DOUBLE -> Double.valueOf(raw.toString());
            case BIG_DECIMAL -> number(raw);
            case BOOLEAN -> bool(raw);
            case INSTANT -> Times.read(raw);
            case SDK_BYTES -> bytes(raw);
            case SDK_POJO -> structure(member, raw);
            case LIST -> list(member, raw);
            case MAP -> map(member, raw);
            default -> throw new AwsError("SerializationException", 400, "No " + member.type() + " here.");
        };
    }

    private static BigDecimal number(Object raw) {
        try {
            return new BigDecimal(raw.toString());
        } catch (NumberFormatException e) {
            throw new AwsError("SerializationException", 400, "Not a number: " + raw);
        }
    }

    private static Boolean bool(Object raw) {
        return switch (raw.toString()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new AwsError("SerializationException", 400, "Neither true nor false: " + raw);
        };
    }

    private static SdkBytes bytes(Object raw) {
        return raw instanceof byte[] bytes
                ? SdkBytes.fromByteArray(bytes)
                : SdkBytes.fromByteArray(Base64.getDecoder().decode(raw.toString()));
    }

    private static Object structure(Member member, Object raw) {
        SdkPojo builder = member.newStructure();
        read(Member.map(raw), builder);
        return Member.build(builder);
    }

    private static List<Object> list(Member member, Object raw) {
        if (!(raw instanceof List<?> list)) {
            throw new AwsError("SerializationException", 400, "Not a list: " + member.name());
        }
        List<Object> values = new ArrayList<>();
        list.forEach(each -> Optional.ofNullable(value(member.element(), each)).ifPresent(values::add));
        return values;
    }

    private static Map<String, Object> map(Member member, Object raw) {
        Map<String, Object> values = new LinkedHashMap<>();
        Member.map(raw).forEach((key, each) -> values.put(key, value(member.element(), each)));
        return values;
    }
}
