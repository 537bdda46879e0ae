package org.chaosjunit.aws.handler;

import java.util.List;
import java.util.stream.Stream;

/**
 * The flags of one configuration that are enabled.
 *
 * @param all all of them, in the order in which they act
 */
record FailureFlags(List<Flag> all) {
    static final FailureFlags NONE = new FailureFlags(List.of());

    FailureFlags {
        all = List.copyOf(all);
    }

    List<Flag> beforeHandler() {
        return all.stream().filter(flag -> !(flag instanceof CorruptionFlag)).toList();
    }

    List<CorruptionFlag> corruption() {
        return all.stream()
                .flatMap(flag -> flag instanceof CorruptionFlag corruption ? Stream.of(corruption) : Stream.empty())
                .toList();
    }

    List<String> modes() {
        return all.stream().map(Flag::mode).toList();
    }
}
