package org.chaosjunit.netem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaosjunit.netem.DelayedPackets.delayPackets;
import static org.chaosjunit.netem.LimitedBandwidth.limitBandwidth;
import static org.chaosjunit.netem.LostPackets.losePackets;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.chaosjunit.result.Evidence;
import org.chaosjunit.result.ExperimentResult;
import org.chaosjunit.result.Verdict;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.Injection;
import org.chaosjunit.spi.InjectionContext;
import org.chaosjunit.spi.MonotonicClock;
import org.chaosjunit.spi.ReadBack;
import org.chaosjunit.spi.UndoRecord;
import org.chaosjunit.testing.Kit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the kernel has {@code netem}. */
@DisplayName("Packets of an interface")
class NetemTests {
    private static final String NAMESPACE = "tests.namespace";

    private static Namespaces.@Nullable Line line;

    private final List<UndoRecord> journal = new ArrayList<>();
    private final NetemReverter reverter = new NetemReverter();

    @TempDir
    private Path directory;

    private @Nullable Namespaces open;

    @BeforeEach
    void open() throws Exception {
        open = Namespaces.open();
        Optional<String> refusal =
                Shape.of(List.of(losePackets("lo", 1)), 1500).rehearse().refusal();
        assumeTrue(
                refusal.isEmpty(),
                "the kernel has no netem (" + refusal.orElse("") + "): modprobe sch_netem, or boot a distribution's");
        line = namespaces().connect();
    }

    @AfterEach
    void close() throws Exception {
        if (open != null) {
            open.close();
        }
    }

    private Namespaces namespaces() {
        return Objects.requireNonNull(open);
    }

    private static Namespaces.Line cable() {
        return Objects.requireNonNull(line);
    }

    @Test
    @DisplayName("are late by as much as was asked, and in time again")
    void areLate() throws Exception {
        String before = namespaces().shown();
        Injection injection = inject(delay("200ms"));

        assertThat(cable().send(1)).isGreaterThanOrEqualTo(Duration.ofMillis(200));

        assertThat(reverter.readBack(journal.get(0))).isEqualTo(ReadBack.inPlace());
        reverter.revert(journal.get(0));
        assertThat(reverter.readBack(journal.get(0))).isEqualTo(ReadBack.reverted());
        assertThat(namespaces().shown()).isEqualTo(before);
        Duration best = Duration.ofDays(1);
        for (int i = 0; i < 20; i++) {
            Duration each = cable().send(1);
            best = each.compareTo(best) < 0 ? each : best;
        }
        assertThat(best).isLessThan(Duration.ofMillis(150));
        Evidence evidence = injection.evidence().get(0);
        assertThat(evidence.matched()).as(evidence.toString()).isPositive().isEqualTo(evidence.applied());
    }

    @Test
    @DisplayName("are lost as often as was asked, and all come again afterwards")
    void areLost() throws Exception {
        Injection injection = inject(lose(30));

        // Five standard deviations.
        assertThat(cable().datagrams(2000)).isBetween(1297L, 1503L);

        reverter.revert(journal.get(0));
        assertThat(cable().datagrams(500)).isEqualTo(500);
        Evidence evidence = injection.evidence().get(0);
        assertThat(evidence.unit()).isEqualTo("lost packets");
        assertThat(evidence.applied())
                .as(evidence.toString())
                .isGreaterThan(450)
                .isEqualTo(evidence.matched());
    }

    @Test
    @DisplayName("read back as they were asked, with every attribute")
    void readBack() throws Exception {
        List<InterfaceFault> all = List.of(
                lose(12.5).correlation(25),
                delay("100ms").jitter("20ms").correlation(10),
                limitBandwidth("veth0", "1.5mbit").inNamespace(namespaces().name()));
        for (List<InterfaceFault> some : List.of(all, all.subList(0, 1), all.subList(1, 2), all.subList(1, 3))) {
            journal.clear();
            inject(some.toArray(InterfaceFault[]::new));
            assertThat(reverter.readBack(journal.get(0)))
                    .as(namespaces().shown())
                    .isEqualTo(ReadBack.inPlace());
            reverter.revert(journal.get(0));
            assertThat(reverter.readBack(journal.get(0))).isEqualTo(ReadBack.reverted());
        }
    }

    @Test
    @DisplayName("that somebody else treats otherwise meanwhile are left alone")
    void areLeftAlone() throws Exception {
        inject(lose(30));
        namespaces().tc("qdisc", "change", "dev", "veth0", "root", "handle", "c4a0:", "netem", "loss", "50%");

        assertThat(reverter.readBack(journal.get(0)).condition()).isEqualTo(ReadBack.Condition.DRIFTED);
        reverter.revert(journal.get(0));
        assertThat(namespaces().shown()).contains("loss 50%");
    }

    @Test
    @DisplayName("are late and few in one experiment, which passes")
    void isAnExperiment() throws Exception {
        System.setProperty(NAMESPACE, namespaces().name());
        try {
            Kit kit = new Kit(directory);

            kit.run(NetemTestCase.class).assertStatistics(events -> events.succeeded(1));

            ExperimentResult result = kit.results().get(0);
            assertThat(result.verdict()).as(result.toString()).isEqualTo(Verdict.PASS);
            assertThat(result.evidence()).hasSize(3);
            assertThat(namespaces().shown()).contains("noqueue");
        } finally {
            System.clearProperty(NAMESPACE);
        }
    }

    static class NetemTestCase {
        @DelayPackets(on = "veth0", namespace = "${" + NAMESPACE + "}", delay = "50ms")
        @LosePackets(on = "veth0", namespace = "${" + NAMESPACE + "}", percentage = 20)
        @LimitBandwidth(on = "veth0", namespace = "${" + NAMESPACE + "}", rate = "1mbit")
        @Test
        void isSlow() throws Exception {
            assertThat(cable().datagrams(200)).isLessThan(200);
            assertThat(cable().send(1)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
        }
    }

    private DelayedPackets delay(String by) {
        return delayPackets("veth0", by).inNamespace(namespaces().name());
    }

    private LostPackets lose(double percentage) {
        return losePackets("veth0", percentage).inNamespace(namespaces().name());
    }

    private Injection inject(InterfaceFault... faults) throws Exception {
        List<Fault> all = List.of(faults);
        assertThat(faults[0].target().check(all)).isEmpty();
        return faults[0]
                .target()
                .inject(
                        all,
                        new InjectionContext(
                                "test", 1, MonotonicClock.get().instant().plusSeconds(60), journal::add));
    }
}
