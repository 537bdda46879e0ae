package org.chaosjunit.aws.local.wire;

import java.util.List;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;

/** Models that have members in common. */
public final class Models {
    private Models() {}

    /** Copies each member that both models have and that is set, and returns the builder. */
    public static <B extends SdkPojo> B copy(SdkPojo from, B builder) {
        for (Member target : Member.of(builder)) {
            for (Member source : Member.of(from)) {
                Object value = source.get(from);
                if (source.name().equals(target.name()) && isAlike(source, target) && value != null) {
                    target.set(builder, converted(target, value));
                }
            }
        }
        return builder;
    }

    /** Fills a request from JSON whose members are called as the model's, whatever the protocol calls them. */
    public static void fill(SdkPojo builder, String json) {
        Values.readAll(Json.read(json), builder);
    }

    private static boolean isAlike(Member source, Member target) {
        boolean list = source.type() == MarshallingKnownType.LIST;
        return source.type() == target.type()
                && (!list || source.element().type() == target.element().type());
    }

    /** Structures of the same members often are of different types in requests and answers. */
    private static Object converted(Member target, Object value) {
        return switch (target.type()) {
            case SDK_POJO -> Member.build(copy((SdkPojo) value, target.newStructure()));
            case LIST ->
                ((List<?>) value)
                        .stream().map(each -> converted(target.element(), each)).toList();
            default -> value;
        };
    }
}
