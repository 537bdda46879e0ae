package org.chaosjunit.aws.local.wire;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/** Writes models as XML. */
final class Xml {
    private final StringBuilder text = new StringBuilder();

    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\r' -> escaped.append("&#13;");
                default -> escaped.appendCodePoint(c);
            }
        });
        return escaped.toString();
    }

    Xml open(String name) {
        text.append('<').append(name).append('>');
        return this;
    }

    Xml open(String name, String namespace) {
        return open(name + " xmlns=\"" + namespace + "\"");
    }

    Xml close(String name) {
        text.append("</").append(name).append('>');
        return this;
    }

    Xml element(String name, String value) {
        open(name);
        text.append(escaped(value));
        return close(name);
    }

    Xml members(SdkPojo pojo) {
        for (Member member : Member.of(pojo)) {
            Object value = member.get(pojo);
            if (value != null && member.inBody() && !member.isAttribute()) {
                member(member.answerName(), member, value);
            }
        }
        return this;
    }

    private void member(String name, Member member, Object value) {
        switch (member.type()) {
            case LIST -> list(name, member, (List<?>) value);
            case MAP -> map(name, member, Member.map(value));
            case SDK_POJO -> structure(name, (SdkPojo) value);
            default -> element(name, scalar(member, value));
        }
    }

    private void structure(String name, SdkPojo pojo) {
        StringBuilder start = new StringBuilder(name);
        for (Member member : Member.of(pojo)) {
            Object value = member.get(pojo);
            if (member.isAttribute() && value != null) {
                start.append(" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" ")
                        .append(member.answerName())
                        .append("=\"")
                        .append(escaped(value.toString()))
                        .append('"');
            }
        }
        open(start.toString()).members(pojo).close(name);
    }

    private void list(String name, Member member, List<?> values) {
        if (member.isFlat()) {
            values.forEach(each -> member(name, member.element(), each));
        } else {
            open(name);
            values.forEach(each -> member(member.elementName(), member.element(), each));
            close(name);
        }
    }

    private void map(String name, Member member, Map<String, Object> values) {
        String entry = member.isFlat() ? name : "entry";
        if (!member.isFlat()) {
            open(name);
        }
        values.forEach((key, each) -> {
            open(entry).element(member.keyName(), key);
            member(member.valueName(), member.element(), each);
            close(entry);
        });
        if (!member.isFlat()) {
            close(name);
        }
    }

    static String scalar(Member member, Object value) {
        return scalar(member, value, Format.ISO_8601);
    }

    static String scalar(Member member, Object value, Format times) {
        return switch (member.type()) {
            case SDK_BYTES -> Base64.getEncoder().encodeToString(((SdkBytes) value).asByteArray());
            case INSTANT ->
                Times.write((Instant) value, member.timeFormat() == null ? times : member.timeFormat())
                        .toString();
            default -> value.toString();
        };
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
