package org.chaosjunit.aws.local.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/** What restJson1 and restXml have in common: everything but the body. */
abstract class Rest implements Protocol {
    private final Routes routes;

    Rest(Routes routes) {
        this.routes = routes;
    }

    /** Reads the body as the members of a structure. */
    abstract void readBody(String text, SdkPojo builder);

    /** Writes the members of a structure that the body holds; {@code root} is its name. */
    abstract byte[] writeBody(String root, SdkPojo pojo);

    abstract String type();

    @Override
    public boolean isSpokenBy(WireRequest request) {
        return true;
    }

    @Override
    public Optional<String> operation(WireRequest request) {
        return routes.match(request).map(Routes.Match::operation);
    }

    @Override
    public void read(WireRequest request, SdkPojo builder) {
        Map<String, String> variables = routes.match(request).orElseThrow().variables();
        checkQuery(request, builder);
        boolean bodyRead = false;
        for (Member member : Member.of(builder)) {
            String name = member.requestName();
            switch (member.place()) {
                case PATH, GREEDY_PATH -> member.set(builder, Values.value(member, variables.get(name)));
                case QUERY_PARAM -> member.set(builder, parameter(member, request.query()));
                case HEADER -> member.set(builder, header(member, request));
                default -> {
                    if (member.isPayload()) {
                        member.set(builder, payload(member, request));
                        bodyRead = true;
                    }
                }
            }
        }
        if (!bodyRead && hasBody(builder) && request.body().length > 0) {
            readBody(request.text(), builder);
        }
    }

    /** A parameter that nobody reads may well ask for another operation. */
    private void checkQuery(WireRequest request, SdkPojo builder) {
        Set<String> known = new HashSet<>(routes.match(request).orElseThrow().query());
        // Of clients and signatures.
        known.add("x-id");
        Member.of(builder).forEach(member -> known.add(member.requestName()));
        request.query().keySet().stream()
                .filter(name -> !known.contains(name) && !name.startsWith("X-Amz-"))
                .findFirst()
                .ifPresent(name -> {
                    throw new AwsError(
                            "NotInStandIn", 501, "The stand-in does not know the parameter \"" + name + "\".");
                });
    }

    private static boolean hasBody(SdkPojo builder) {
        return Member.of(builder).stream().anyMatch(Member::inBody);
    }

    private static @Nullable Object parameter(Member member, Map<String, List<String>> query) {
        List<String> values = query.get(member.requestName());
        if (values == null) {
            return null;
        }
        return Values.value(member, member.type() == MarshallingKnownType.LIST ? values : values.get(0));
    }

    private static @Nullable Object header(Member member, WireRequest request) {
        if (member.type() == MarshallingKnownType.MAP) {
            Map<String, String> values = new LinkedHashMap<>();
            String prefix = member.requestName().toLowerCase(Locale.ROOT);
            request.headers().keySet().stream()
                    .map(name -> name.toLowerCase(Locale.ROOT))
                    .filter(name -> name.startsWith(prefix))
                    .forEach(name -> values.put(
                            name.substring(prefix.length()),
                            request.header(name).orElseThrow()));
            return values;
        }
        Object raw = member.type() == MarshallingKnownType.LIST
                ? request.header(member.requestName())
                        .map(text -> List.of(text.split("\\s*,\\s*")))
                        .orElse(null)
                : request.header(member.requestName()).orElse(null);
        return Values.value(member, raw);
    }

    private @Nullable Object payload(Member member, WireRequest request) {
        if (member.type() == MarshallingKnownType.SDK_BYTES) {
            return SdkBytes.fromByteArray(request.body());
        }
        if (member.type() == MarshallingKnownType.STRING) {
            return request.text();
        }
        if (request.body().length == 0) {
            return null;
        }
        SdkPojo structure = member.newStructure();
        readBody(request.text(), structure);
        return Member.build(structure);
    }

    @Override
    public WireResponse write(String operation, SdkPojo answer, byte @Nullable [] body, String requestId) {
        int status = 200;
        byte[] content = body;
        Map<String, String> headers = new HashMap<>();
        List<Member> members = Member.of(answer);
        for (Member member : members) {
            Object value = member.get(answer);
            if (member.place() == MarshallLocation.STATUS_CODE && value != null) {
                status = (Integer) value;
            } else if (member.place() == MarshallLocation.HEADER && value != null) {
                header(member, value, headers);
            } else if (member.isPayload() && content == null) {
                content = value == null ? new byte[0] : payload(member, value);
            }
        }
        if (content == null) {
            boolean empty = members.stream().noneMatch(Member::inBody);
            content = empty ? new byte[0] : writeBody(operation + "Result", answer);
        }
        headers.putIfAbsent("Content-Type", type());
        headers.put("x-amzn-RequestId", requestId);
        headers.put("x-amz-request-id", requestId);
        return new WireResponse(status, headers, content);
    }

    private byte[] payload(Member member, Object value) {
        return switch (member.type()) {
            case SDK_BYTES -> ((SdkBytes) value).asByteArray();
            case STRING -> value.toString().getBytes(StandardCharsets.UTF_8);
            default -> writeBody(member.answerName(), (SdkPojo) value);
        };
    }

    private static void header(Member member, Object value, Map<String, String> headers) {
        if (member.type() == MarshallingKnownType.MAP) {
            Member.map(value).forEach((key, each) -> headers.put(member.answerName() + key, each.toString()));
        } else if (member.type() == MarshallingKnownType.LIST) {
            List<String> texts = new ArrayList<>();
            ((List<?>) value).forEach(each -> texts.add(each.toString()));
            headers.put(member.answerName(), String.join(",", texts));
        } else {
            headers.put(member.answerName(), Xml.scalar(member, value, Format.RFC_822));
        }
    }
}
