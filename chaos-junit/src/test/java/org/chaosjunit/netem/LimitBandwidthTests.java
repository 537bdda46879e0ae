package org.chaosjunit.netem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chaosjunit.netem.LimitedBandwidth.limitBandwidth;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chaosjunit.result.Evidence;
import org.chaosjunit.result.ExperimentResult;
import org.chaosjunit.result.Verdict;
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

/** With the kernel's own token bucket, on an interface of its own. */
@DisplayName("A limited bandwidth")
class LimitBandwidthTests {
    private static final String NAMESPACE = "tests.namespace";
    private static final int HALF_A_MEGABYTE = 500_000;

    private static Namespaces.@Nullable Line line;

    private final List<UndoRecord> journal = new ArrayList<>();
    private final NetemReverter reverter = new NetemReverter();

    @TempDir
    private Path directory;

    private @Nullable Namespaces open;

    @BeforeEach
    void open() throws Exception {
        open = Namespaces.open();
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

    @Test
    @DisplayName("slows a real transfer down, and is gone without a trace")
    void limits() throws Exception {
        Namespaces.Line cable = namespaces().connect();
        String before = namespaces().shown();
        cable.send(HALF_A_MEGABYTE);

        Injection injection = inject(limit());
        Duration limited = cable.send(HALF_A_MEGABYTE);

        // The bucket holds 2.5 kB at the beginning.
        assertThat(8 * (HALF_A_MEGABYTE - 2500) / (limited.toNanos() / 1e9)).isLessThan(2e6);
        UndoRecord undo = journal.get(0);
        assertThat(undo.target()).isEqualTo("interface:" + namespaces().name() + "/veth0");
        assertThat(undo.state())
                .isEqualTo(Map.of(
                        "namespace",
                        namespaces().name(),
                        "interface",
                        "veth0",
                        "kind",
                        "tbf",
                        "previous",
                        "noqueue 0:",
                        "options",
                        "{\"rate\":250000,\"burst\":2500,\"lat\":400000}"));
        assertThat(reverter.readBack(undo)).isEqualTo(ReadBack.inPlace());
        assertThat(reverter.byHand(undo))
                .isEqualTo("tc -n " + namespaces().name() + " qdisc del dev veth0 root handle c4a0:");

        reverter.revert(undo);

        assertThat(reverter.readBack(undo)).isEqualTo(ReadBack.reverted());
        assertThat(namespaces().shown()).isEqualTo(before);
        assertThat(cable.send(HALF_A_MEGABYTE)).isLessThan(limited.dividedBy(2));
        Evidence evidence = injection.evidence().get(0);
        assertThat(evidence.fault())
                .isEqualTo("limit bandwidth to 2 mbit/s on " + namespaces().name() + "/veth0");
        assertThat(evidence.unit()).isEqualTo("packets");
        assertThat(evidence.matched()).as(evidence.toString()).isGreaterThan(300);
        assertThat(evidence.applied()).isEqualTo(evidence.matched());
        assertThat(evidence.first()).isNotNull();
        assertThat(evidence.seen()).singleElement().asString().matches("[0-9]+ packets passed, [0-9]+ dropped, .*");
    }

    @Test
    @DisplayName("that held nothing back is no evidence")
    void holdsNothingBack() throws Exception {
        Namespaces.Line cable = namespaces().connect();
        Injection injection =
                inject(limitBandwidth("veth0", "1gbit").inNamespace(namespaces().name()));
        cable.send(1);

        reverter.revert(journal.get(0));

        Evidence evidence = injection.evidence().get(0);
        assertThat(evidence.matched()).isPositive();
        assertThat(evidence.applied()).isZero();
    }

    @Test
    @DisplayName("also limits the loopback interface of a namespace")
    void limitsLoopbackOfANamespace() throws Exception {
        inject(limitBandwidth("lo", "1mbit").inNamespace(namespaces().name()));

        assertThat(reverter.readBack(journal.get(0))).isEqualTo(ReadBack.inPlace());
        reverter.revert(journal.get(0));
        assertThat(reverter.readBack(journal.get(0))).isEqualTo(ReadBack.reverted());
    }

    @Test
    @DisplayName("that somebody removed is no evidence, and needs no revert")
    void isRemovedByHand() throws Exception {
        Namespaces.Line cable = namespaces().connect();
        Injection injection = inject(limit());
        cable.send(50_000);

        namespaces().tc("qdisc", "del", "dev", "veth0", "root");

        assertThat(reverter.readBack(journal.get(0))).isEqualTo(ReadBack.reverted());
        assertThat(injection.evidence().get(0).applied()).isZero();
        assertThat(injection.evidence().get(0).matched()).isPositive();
    }

    @Test
    @DisplayName("that somebody changed or replaced is left alone")
    void isChangedByHand() throws Exception {
        inject(limit());
        UndoRecord undo = journal.get(0);

        namespaces()
                .tc(
                        "qdisc", "change", "dev", "veth0", "root", "handle", "c4a0:", "tbf", "rate", "5mbit", "burst",
                        "10000", "latency", "400ms");

        assertThat(reverter.readBack(undo))
                .isEqualTo(ReadBack.drifted("tbf c4a0: {\"rate\":625000,\"burst\":10000,\"lat\":400000} at the root of "
                        + namespaces().link()));
        reverter.revert(undo);
        assertThat(namespaces().shown()).contains("rate 5Mbit");

        namespaces().tc("qdisc", "replace", "dev", "veth0", "root", "handle", "1:", "pfifo", "limit", "10");
        assertThat(reverter.readBack(undo))
                .isEqualTo(ReadBack.drifted(
                        "pfifo 1: {\"limit\":10} at the root of " + namespaces().link()));
        reverter.revert(undo);
        assertThat(namespaces().shown()).contains("pfifo 1:");
    }

    @Test
    @DisplayName("was never there if only its record was written, and is gone with its interface or namespace")
    void survivesACrash() throws Exception {
        inject(limit());
        UndoRecord undo = journal.get(0);
        reverter.revert(undo);
        assertThat(reverter.readBack(undo)).isEqualTo(ReadBack.reverted());

        namespaces().ip("-n", namespaces().name(), "link", "del", "veth0");
        assertThat(reverter.readBack(undo)).isEqualTo(ReadBack.reverted());
        namespaces().ip("netns", "del", namespaces().name());
        assertThat(reverter.readBack(undo)).isEqualTo(ReadBack.reverted());
    }

    @Test
    @DisplayName("replaces nothing that somebody has configured, not even in the last moment")
    void refusesWhatItCannotRestore() throws Exception {
        LimitedBandwidth fault = limit();
        InjectionContext context = context(undo -> pfifo("add"));
        assertThatThrownBy(() -> fault.target().inject(List.of(fault), context))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("`tc -n " + namespaces().name() + " qdisc add dev veth0 root handle c4a0: tbf")
                .hasMessageContaining(" latency 400ms` failed: ");

        String refusal = "requires `on` to have the queueing discipline that the kernel gave it, for no other can be"
                + " restored exactly, but found pfifo 1: on " + namespaces().link() + ". Remove it with `tc -n "
                + namespaces().name() + " qdisc del dev veth0 root`, or choose another interface.";
        assertThat(refusal(fault)).isEqualTo(refusal);
        assertThatThrownBy(() -> fault.target().inject(List.of(fault), context(journal::add)))
                .isInstanceOf(IOException.class)
                .hasMessage(refusal);
        assertThat(journal).isEmpty();
        assertThat(namespaces().shown()).contains("pfifo 1:");
        pfifo("del");

        inject(fault);
        assertThat(refusal(fault))
                .isEqualTo("requires `on` to have no fault yet, but found tbf c4a0: on "
                        + namespaces().link()
                        + ". An experiment left it: take it back with `tc -n "
                        + namespaces().name()
                        + " qdisc del dev veth0 root handle c4a0:`.");
    }

    private void pfifo(String action) {
        try {
            namespaces().tc("qdisc", action, "dev", "veth0", "root", "handle", "1:", "pfifo");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    @DisplayName("needs an interface that is there, up, and has a queue")
    void refusesInterfaces() throws Exception {
        String name = namespaces().name();
        assertThat(refusal(limitBandwidth("veth7", "1mbit").inNamespace(name)))
                .isEqualTo("requires `on` to be an interface, but found Device \"veth7\" does not exist."
                        + " Write what `ip link` lists.");
        assertThat(refusal(limitBandwidth("veth0", "1mbit").inNamespace(name + "x")))
                .isEqualTo("requires `namespace` to be a network namespace, but found Cannot open network namespace \""
                        + name + "x\": No such file or directory. Write what `ip netns` lists.");
        namespaces().ip("-n", name, "link", "set", "dev", "veth0", "txqueuelen", "0");
        assertThat(refusal(limit()))
                .isEqualTo("requires `on` to have a queue, but found " + name + "/veth0 with txqueuelen 0, which the"
                        + " kernel would change for good. Set it with `ip link set dev veth0 txqueuelen 1000`.");
        namespaces().ip("-n", name, "link", "set", "dev", "veth0", "down");
        assertThat(refusal(limit()))
                .isEqualTo("requires `on` to be up, but found " + name
                        + "/veth0, which is down. Set it up with `ip link set dev veth0 up`.");
    }

    @Test
    @DisplayName("passes as an experiment, and is gone after it")
    void isAnExperiment() throws Exception {
        line = namespaces().connect();
        System.setProperty(NAMESPACE, namespaces().name());
        try {
            Kit kit = new Kit(directory);

            kit.run(LimitTestCase.class).assertStatistics(events -> events.succeeded(1));

            ExperimentResult result = kit.results().get(0);
            assertThat(result.verdict()).as(result.toString()).isEqualTo(Verdict.PASS);
            assertThat(namespaces().shown()).contains("noqueue");
        } finally {
            System.clearProperty(NAMESPACE);
        }
    }

    static class LimitTestCase {
        @LimitBandwidth(on = "veth0", namespace = "${" + NAMESPACE + "}", rate = "1mbit")
        @Test
        void isSlow() throws Exception {
            assertThat(Objects.requireNonNull(line).send(100_000)).isGreaterThan(Duration.ofMillis(700));
        }
    }

    private LimitedBandwidth limit() {
        return limitBandwidth("veth0", "2mbit").inNamespace(namespaces().name());
    }

    private Injection inject(LimitedBandwidth fault) throws Exception {
        assertThat(fault.target().check(List.of(fault))).isEmpty();
        return fault.target().inject(List.of(fault), context(journal::add));
    }

    private static InjectionContext context(org.chaosjunit.spi.Journal journal) {
        return new InjectionContext("test", 1, MonotonicClock.get().instant().plusSeconds(60), journal);
    }

    private static String refusal(LimitedBandwidth fault) {
        var refusals = fault.target().check(List.of(fault));
        assertThat(refusals).hasSize(1);
        return refusals.get(0).problem().toString();
    }
}
