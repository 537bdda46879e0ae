package org.chaosjunit.aws.failurelambda;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.chaosjunit.result.Evidence;
import org.jspecify.annotations.Nullable;

/**
 * Makes evidence of the lines of a log.
 *
 * <p>An invocation counts once it has ended, if its container is known to have read the new document: because enough time
 * has gone by, or because it was seen acting in an earlier one. The one in which a container is first seen acting says
 * nothing about a share, for it was chosen by that: it counts only for faults that are meant for all.
 */
final class InvocationCounts {
    private static final int MOST_HINTS = 5;

    private final Format format;
    private final List<ModeCount> counts;
    private final Set<Mode> asked = EnumSet.noneOf(Mode.class);
    private final Instant armedAtLatest;
    private final Map<String, Container> containers = new HashMap<>();
    private final Deque<String> hints = new ArrayDeque<>();
    private long tooEarly;

    InvocationCounts(Format format, List<ModeCount> counts, Instant armedAtLatest) {
        this.format = format;
        this.counts = counts;
        this.armedAtLatest = armedAtLatest;
        counts.forEach(count -> asked.add(count.mode()));
    }

    /**
     * Takes a line in.
     *
     * @param now when that is by the clock of the experiment
     */
    void add(LogTail.Line line, Instant now) {
        Container container = containers.computeIfAbsent(line.container(), name -> new Container());
        if (LambdaLog.isStart(line.text())) {
            container.end();
            container.invocation =
                    new Invocation(container.isArmed || !line.time().isBefore(armedAtLatest));
        } else if (LambdaLog.isFailure(line.text())) {
            container.fail();
        }
        format.read(line.text(), asked).ifPresent(sighting -> {
            counts.forEach(count -> count.see(sighting, now));
            container.see(sighting);
        });
        Version1Log.warning(line.text()).ifPresent(this::hint);
        if (LambdaLog.isEnd(line.text())) {
            container.end();
        }
    }

    /** Remembers what may explain why nothing was seen. */
    void hint(String text) {
        if (!hints.contains(text)) {
            hints.addLast(text);
        }
        if (hints.size() > MOST_HINTS) {
            hints.removeFirst();
        }
    }

    List<Evidence> evidence(String target) {
        List<String> seen = tooEarly == 0
                ? List.copyOf(hints)
                : Stream.concat(
                                Stream.of(tooEarly + " before their container had read the new document"),
                                hints.stream())
                        .toList();
        return counts.stream().map(count -> count.evidence(target, seen)).toList();
    }

    private static final class Container {
        private boolean isArmed;
        private @Nullable Invocation invocation;

        void see(Sighting sighting) {
            isArmed = true;
            if (invocation != null) {
                invocation.see(sighting);
            }
        }

        void fail() {
            if (invocation != null) {
                invocation.hasFailed = true;
            }
        }

        void end() {
            if (invocation != null) {
                invocation.end();
                invocation = null;
            }
        }
    }

    private final class Invocation {
        private final boolean isArmed;
        private final Map<Mode, OptionalDouble> sizes = new EnumMap<>(Mode.class);
        private final Set<Mode> injected = EnumSet.noneOf(Mode.class);
        private final Set<Mode> setUp = EnumSet.noneOf(Mode.class);
        private boolean hasFailed;

        Invocation(boolean isArmed) {
            this.isArmed = isArmed;
        }

        void see(Sighting sighting) {
            (sighting.kind() == Sighting.Kind.ARMED ? setUp : injected).add(sighting.mode());
            if (sighting.size().isPresent()) {
                sizes.put(sighting.mode(), sighting.size());
            }
        }

        void end() {
            boolean isFirst = !isArmed && !(injected.isEmpty() && setUp.isEmpty());
            if (!isArmed && !isFirst) {
                tooEarly++;
            }
            for (ModeCount count : counts) {
                if (hasChance(count.mode()) && (isArmed || (isFirst && count.isMeantForAll()))) {
                    boolean isApplied =
                            injected.contains(count.mode()) || (count.isMeantForAll() && setUp.contains(count.mode()));
                    count.count(isApplied, sizes.getOrDefault(count.mode(), OptionalDouble.empty()));
                }
            }
        }

        private boolean hasChance(Mode mode) {
            // Of a handler that throws by itself there is no answer to spoil.
            return injected.stream().noneMatch(mode::isPreventedBy) && !(mode == Mode.CORRUPTION && hasFailed);
        }
    }
}
