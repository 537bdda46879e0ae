package org.chaosjunit.netem;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.chaosjunit.result.Evidence;
import org.chaosjunit.spi.Injection;
import org.chaosjunit.spi.MonotonicClock;
import org.jspecify.annotations.Nullable;

/** Reads the counters of a queueing discipline until it is taken back: they go with it. */
final class InterfaceWatch implements Injection {
    private static final Map<Link, InterfaceWatch> OPEN = new ConcurrentHashMap<>();
    /** Each look starts a process. */
    private static final Duration CADENCE = Duration.ofMillis(500);

    private final Link link;
    private final Shape shape;
    private final List<Sight> sights;

    // Guarded by this.
    private boolean closed;
    private boolean gone;
    private Instant looked = Instant.MIN;
    private String seen = "nothing";

    private InterfaceWatch(Link link, List<InterfaceFault> faults, Shape shape) {
        this.link = link;
        this.shape = shape;
        this.sights = faults.stream().map(Sight::new).toList();
    }

    static InterfaceWatch over(Link link, List<InterfaceFault> faults, Shape shape) {
        InterfaceWatch watch = new InterfaceWatch(link, faults, shape);
        OPEN.put(link, watch);
        return watch;
    }

    /** Takes a last look if the faults on the interface are of this JVM. */
    static void close(Link link) {
        InterfaceWatch watch = OPEN.remove(link);
        if (watch != null) {
            watch.close();
        }
    }

    private synchronized void close() {
        look();
        closed = true;
    }

    @Override
    public synchronized List<Evidence> evidence() {
        if (!looked.plus(CADENCE).isAfter(MonotonicClock.get().instant())) {
            look();
        }
        return sights.stream().map(this::evidence).toList();
    }

    private Evidence evidence(Sight sight) {
        return new Evidence(
                sight.fault.description(),
                "interface:" + link,
                sight.fault instanceof LostPackets ? "lost packets" : "packets",
                // What somebody took away was not there for some unknown time.
                gone ? Math.max(1, sight.matched) : sight.matched,
                gone ? 0 : sight.applied,
                100,
                null,
                sight.first,
                sight.last,
                List.of(gone ? seen + ", then it was gone" : seen));
    }

    private void look() {
        if (closed || gone) {
            return;
        }
        looked = MonotonicClock.get().instant();
        Optional<Qdisc> root = root();
        gone = root.isEmpty();
        root.ifPresent(ours -> {
            seen = ours.count("packets") + " packets passed, " + ours.count("drops") + " dropped, " + ours.count("qlen")
                    + " waiting";
            sights.forEach(sight -> sight.count(ours, looked));
        });
    }

    private Optional<Qdisc> root() {
        try {
            return link.root().filter(Qdisc::isOurs).filter(ours -> ours.kind().equals(shape.kind()));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while looking at " + link, e);
        }
    }

    /** What one fault was seen doing. */
    private final class Sight {
        private final InterfaceFault fault;
        private long matched;
        private long applied;
        private @Nullable Instant first;
        private @Nullable Instant last;

        Sight(InterfaceFault fault) {
            this.fault = fault;
        }

        void count(Qdisc ours, Instant now) {
            long drops = ours.count("drops");
            long passed = ours.count("packets") + ours.count("qlen");
            // Of what is lost, only that is known: a train of packets counts as many if it passes, as one if it does
            // not.
            matched = fault instanceof LostPackets ? drops : passed + drops;
            long acted = isIdle(ours) ? 0 : matched;
            if (acted > applied) {
                last = now;
                first = first == null ? now : first;
            }
            applied = acted;
        }

        // The bucket lets pass what stays below its rate, as if it were not there.
        private boolean isIdle(Qdisc ours) {
            return shape.kind().equals("tbf") && ours.count("overlimits") + ours.count("drops") == 0;
        }
    }
}
