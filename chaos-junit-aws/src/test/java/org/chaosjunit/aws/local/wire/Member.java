package org.chaosjunit.aws.local.wire;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.PayloadTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait;
import software.amazon.awssdk.core.traits.XmlAttributeTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * One member of a model of the SDK, as the wire sees it.
 *
 * <p>The SDK promises no stability for the types behind this class, so nothing else touches them.
 */
@SuppressWarnings({"unchecked", "rawtypes"})
final class Member {
    private final SdkField<?> field;

    private Member(SdkField<?> field) {
        this.field = field;
    }

    static List<Member> of(SdkPojo pojo) {
        return pojo.sdkFields().stream().map(Member::new).toList();
    }

    String name() {
        return field.memberName();
    }

    String requestName() {
        return field.locationName();
    }

    String answerName() {
        return field.unmarshallLocationName() == null ? field.locationName() : field.unmarshallLocationName();
    }

    MarshallingKnownType type() {
        return field.marshallingType().getKnownType();
    }

    MarshallLocation place() {
        return field.location();
    }

    boolean inBody() {
        return place() == MarshallLocation.PAYLOAD;
    }

    /** Whether this member is the whole body. */
    boolean isPayload() {
        return field.containsTrait(PayloadTrait.class);
    }

    boolean isAttribute() {
        return field.containsTrait(XmlAttributeTrait.class);
    }

    TimestampFormatTrait.@Nullable Format timeFormat() {
        return field.getOptionalTrait(TimestampFormatTrait.class)
                .map(TimestampFormatTrait::format)
                .orElse(null);
    }

    /** The member of a list or the value of a map. */
    Member element() {
        return type() == MarshallingKnownType.LIST
                ? new Member(list().memberFieldInfo())
                : new Member(map().valueFieldInfo());
    }

    String elementName() {
        String name = list().memberLocationName();
        return name == null ? "member" : name;
    }

    boolean isFlat() {
        return type() == MarshallingKnownType.LIST ? list().isFlattened() : map().isFlattened();
    }

    String keyName() {
        return map().keyLocationName() == null ? "key" : map().keyLocationName();
    }

    String valueName() {
        return map().valueLocationName() == null ? "value" : map().valueLocationName();
    }

    /** The value; null where nothing was set, a list or map that the SDK only made up included. */
    @Nullable
    Object get(SdkPojo pojo) {
        Object value = field.getValueOrDefault(pojo);
        return value instanceof SdkAutoConstructList || value instanceof SdkAutoConstructMap ? null : value;
    }

    void set(SdkPojo builder, @Nullable Object value) {
        field.set(builder, value);
    }

    SdkPojo newStructure() {
        return field.constructor().get();
    }

    static Object build(SdkPojo builder) {
        return ((Buildable) builder).build();
    }

    private ListTrait list() {
        return field.getRequiredTrait(ListTrait.class);
    }

    private MapTrait map() {
        return field.getRequiredTrait(MapTrait.class);
    }

    static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}
