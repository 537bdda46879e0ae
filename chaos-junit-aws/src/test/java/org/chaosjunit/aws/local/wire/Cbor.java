package org.chaosjunit.aws.local.wire;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import com.fasterxml.jackson.dataformat.cbor.CBORParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/** Trees as CBOR. */
final class Cbor implements Trees {
    static final Cbor TREES = new Cbor();
    private static final CBORFactory FACTORY = new CBORFactory();
    private static final int EPOCH_SECONDS = 1;

    private Cbor() {}

    @Override
    public Object time(Instant time, Format format) {
        return time;
    }

    @Override
    public Object bytes(byte[] bytes) {
        return bytes;
    }

    static Map<String, Object> read(byte[] body) {
        if (body.length == 0) {
            return Map.of();
        }
        try (CBORParser parser = FACTORY.createParser(body)) {
            parser.nextToken();
            return Member.map(value(parser));
        } catch (IOException | ClassCastException e) {
            throw new AwsError("SerializationException", 400, "Not a CBOR map: " + e.getMessage());
        }
    }

    private static @Nullable Object value(CBORParser parser) throws IOException {
        boolean time = parser.getCurrentTag() == EPOCH_SECONDS;
        return switch (parser.currentToken()) {
            case START_OBJECT -> map(parser);
            case START_ARRAY -> list(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_EMBEDDED_OBJECT -> parser.getBinaryValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                time ? Times.read(parser.getNumberValue()) : parser.getNumberValue();
            default -> throw new IOException("unexpected " + parser.currentToken());
        };
    }

    private static Map<String, Object> map(CBORParser parser) throws IOException {
        Map<String, Object> map = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            map.put(name, value(parser));
        }
        return map;
    }

    private static List<Object> list(CBORParser parser) throws IOException {
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(value(parser));
        }
        return list;
    }

    static byte[] write(Object tree) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (CBORGenerator generator = FACTORY.createGenerator(bytes)) {
            write(tree, generator);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(@Nullable Object value, CBORGenerator generator) throws IOException {
        if (value instanceof Map<?, ?> map) {
            generator.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                generator.writeFieldName(String.valueOf(entry.getKey()));
                write(entry.getValue(), generator);
            }
            generator.writeEndObject();
        } else if (value instanceof List<?> list) {
            generator.writeStartArray();
            for (Object each : list) {
                write(each, generator);
            }
            generator.writeEndArray();
        } else if (value instanceof Instant time) {
            generator.writeTag(EPOCH_SECONDS);
            generator.writeNumber(time.toEpochMilli() / 1000.0);
        } else if (value instanceof byte[] bytes) {
            generator.writeBinary(bytes);
        } else if (value instanceof Number number) {
            number(number, generator);
        } else {
            scalar(value, generator);
        }
    }

    private static void number(Number number, CBORGenerator generator) throws IOException {
        if (number instanceof Double || number instanceof Float) {
            generator.writeNumber(number.doubleValue());
        } else {
            generator.writeNumber(number.longValue());
        }
    }

    private static void scalar(@Nullable Object value, CBORGenerator generator) throws IOException {
        if (value == null) {
            generator.writeNull();
        } else if (value instanceof Boolean bool) {
            generator.writeBoolean(bool);
        } else {
            generator.writeString(value.toString());
        }
    }
}
