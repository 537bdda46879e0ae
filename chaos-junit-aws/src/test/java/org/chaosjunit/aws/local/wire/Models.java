package org.chaosjunit.aws.local.wire;

import software.amazon.awssdk.core.SdkPojo;

/** Models that have members in common. */
public final class Models {
    private Models() {}

    /** Copies each member that both models have and that is set, and returns the builder. */
    public static <B extends SdkPojo> B copy(SdkPojo from, B builder) {
        for (Member target : Member.of(builder)) {
            for (Member source : Member.of(from)) {
                Object value = source.get(from);
                if (source.name().equals(target.name()) && source.type() == target.type() && value != null) {
                    target.set(builder, value);
                }
            }
        }
        return builder;
    }
}
