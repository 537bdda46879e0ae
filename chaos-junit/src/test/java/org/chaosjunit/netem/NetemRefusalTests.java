package org.chaosjunit.netem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chaosjunit.netem.DelayedPackets.delayPackets;
import static org.chaosjunit.netem.LimitedBandwidth.limitBandwidth;
import static org.chaosjunit.netem.LostPackets.losePackets;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.Method;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.Refusal;
import org.chaosjunit.testing.Place;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A fault of an interface")
class NetemRefusalTests {
    private static final String ALLOWED = "chaosjunit.interfaces.allowed";

    @Test
    @DisplayName("is read with names of parameters replaced, and is the same in code")
    void reads() throws Exception {
        assertThat(read("loses"))
                .isEqualTo(losePackets("veth0", 12.5).inNamespace("shop").correlation(25));
        assertThat(read("loses").description()).isEqualTo("lose 12.5 % of packets on shop/veth0");
        assertThat(read("delays"))
                .isEqualTo(delayPackets("veth0", "100ms").jitter("20ms").correlation(10));
        assertThat(read("delays").description()).isEqualTo("delay packets by 100 ms more or less 20 ms on veth0");
        assertThat(read("limits"))
                .isEqualTo(new LimitedBandwidth("veth0", "shop", 1_500_000))
                .isEqualTo(limitBandwidth("veth0", "1500kbit").inNamespace("shop"));
        assertThat(read("limits").description()).isEqualTo("limit bandwidth to 1.5 mbit/s on shop/veth0");
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("says what is wrong")
    @CsvSource(
            delimiter = '|',
            maxCharsPerColumn = 400,
            value = {
                "noInterface | requires `on` to be the name of an interface, but found \"-veth0\"."
                        + " Write for example `on = \"veth0\"`.",
                "noNamespace | requires `namespace` to be the name of a network namespace, but found \"../x\"."
                        + " Write what `ip netns` lists, or nothing for the namespace of this JVM.",
                "none | requires `percentage` to be more than 0 and at most 100, but found 0.0."
                        + " Write for example `percentage = 10`.",
                "correlated | requires `correlation` to be from 0 to 100, but found 101.0."
                        + " Write for example `correlation = 10`.",
                "noTime | requires `delay` to be from 1 microsecond to 1 minute, but found 0 ms."
                        + " Write for example `delay = \"100ms\"`.",
                "tooLong | requires `delay` to be from 1 microsecond to 1 minute, but found 120 s."
                        + " Write for example `delay = \"100ms\"`.",
                "wild | requires `jitter` to be at most `delay`, but found delay = 100 ms, jitter = 200 ms."
                        + " Write for example `delay = \"100ms\", jitter = \"20ms\"`.",
                "nothingDrawn | requires `correlation` to come with a `jitter`, for nothing else is drawn, but found none."
                        + " Write for example `jitter = \"20ms\"`.",
                "bytes | requires `rate` to be from 8 kbit to 30 gbit per second, but found \"1MB\"."
                        + " Write for example `rate = \"1mbit\"` or `\"500kbit\"`.",
                "tooSlow | requires `rate` to be from 8 kbit to 30 gbit per second, but found \"7.9kbit\"."
                        + " Write for example `rate = \"1mbit\"` or `\"500kbit\"`."
            })
    void refuses(String method, String message) {
        assertThatThrownBy(() -> read(method))
                .isInstanceOf(InvalidAttributeException.class)
                .hasMessage(message);
    }

    @Test
    @DisplayName("becomes one queueing discipline with the others on its interface")
    void becomesOne() {
        LostPackets lost = losePackets("veth0", 0.1).correlation(25);
        DelayedPackets delayed = delayPackets("veth0", "1.5ms").jitter("500us").correlation(10);
        LimitedBandwidth limited = limitBandwidth("veth0", "1mbit");

        assertThat(arguments(lost, delayed, limited))
                .isEqualTo("handle c4a0: netem limit 1000 loss 0.1% 25.0% delay 1500us 500us 10.0% rate 1000000bit");
        assertThat(arguments(lost)).isEqualTo("handle c4a0: netem limit 100000 loss 0.1% 25.0%");
        assertThat(arguments(new DelayedPackets("veth0", "", Duration.ofMillis(5), Duration.ZERO, 0)))
                .isEqualTo("handle c4a0: netem limit 100000 delay 5000us");
        assertThat(arguments(limited)).isEqualTo("handle c4a0: tbf rate 1000000bit burst 1600 latency 400ms");
        assertThat(arguments(limitBandwidth("veth0", "1gbit")))
                .isEqualTo("handle c4a0: tbf rate 1000000000bit burst 1250000 latency 400ms");
    }

    private static String arguments(InterfaceFault... faults) {
        return String.join(" ", Shape.of(List.of(faults), 1500).arguments());
    }

    @Test
    @DisplayName("stands once on an interface")
    void standsOnce() {
        LimitedBandwidth one = limitBandwidth("veth0", "1mbit");
        LimitedBandwidth two = limitBandwidth("veth0", "2mbit");

        assertThat(one.target().check(List.of(one, two))).singleElement().satisfies(refusal -> assertThat(
                        refusal.problem())
                .hasToString("requires to be the only one of its kind, but found two on veth0. Remove one."));
    }

    @Test
    @DisplayName("is refused where the kernel has no netem")
    void needsNetem() throws Exception {
        try (Namespaces namespaces = Namespaces.open()) {
            assumeTrue(
                    Shape.of(List.of(losePackets("lo", 1)), 1500)
                            .rehearse()
                            .refusal()
                            .isPresent(),
                    "this kernel has netem");
            String refusal = "requires a kernel with `netem`, but found Specified qdisc kind is unknown."
                    + " Load it with `modprobe sch_netem`, or take a kernel that has it.";
            assertThat(refusal(losePackets("veth0", 10).inNamespace(namespaces.name())))
                    .isEqualTo(refusal);
            assertThat(refusal(delayPackets("veth0", "10ms").inNamespace(namespaces.name())))
                    .isEqualTo(refusal);
        }
    }

    @Test
    @DisplayName("spares what this machine lives on")
    void sparesTheMachine() throws Exception {
        Namespaces.open().close();
        assertThat(refusal(limitBandwidth("lo", "1mbit")))
                .isEqualTo("requires `on` to be no loopback interface outside a namespace, but found \"lo\"."
                        + " Build tools and debuggers live on it: make a namespace with `ip netns add`.");
        for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            if (!each.isLoopback()) {
                LimitedBandwidth fault = limitBandwidth(each.getName(), "1mbit");
                String refusal =
                        "requires `on` to be named in `chaosjunit.interfaces.allowed`, outside a namespace, but"
                                + " found \"" + each.getName()
                                + "\". Set this system property or environment variable, or"
                                + " make a namespace with `ip netns add`.";
                assertThat(refusal(fault)).isEqualTo(refusal);
                System.setProperty(ALLOWED, "other0 , " + each.getName());
                try {
                    assertThat(fault.target().check(List.of(fault)))
                            .noneMatch(other -> other.problem().toString().equals(refusal));
                } finally {
                    System.clearProperty(ALLOWED);
                }
            }
        }
    }

    @Test
    @DisplayName("knows a namespace that is this JVM's own under another name")
    void knowsItsOwnNamespace() throws Exception {
        try (Namespaces namespaces = Namespaces.open()) {
            String name = namespaces.name() + "-own";
            namespaces.ip("netns", "attach", name, ProcessHandle.current().pid() + "");
            try {
                assertThat(refusal(limitBandwidth("lo", "1mbit").inNamespace(name)))
                        .startsWith("requires `on` to be no loopback interface outside a namespace");
            } finally {
                namespaces.ip("netns", "del", name);
            }
        }
    }

    @Test
    @DisplayName("needs the capability to administer the network")
    void needsPrivileges() {
        assertThat(Privileges.mayShapeTraffic("Name:\tjava\nCapEff:\t000001ffffffffff\nCapBnd:\t0\n"))
                .isTrue();
        assertThat(Privileges.mayShapeTraffic("CapEff:\t0000000000001000\n")).isTrue();
        assertThat(Privileges.mayShapeTraffic("CapEff:\t00000000a80425fb\n")).isFalse();
        assertThat(Privileges.mayShapeTraffic("CapEff:\t0000000000000000\n")).isFalse();
        assertThat(Privileges.mayShapeTraffic("")).isFalse();
    }

    @Test
    @DisplayName("is refused to root, too, where that capability is taken away")
    void isRefusedWithoutPrivileges() throws Exception {
        Namespaces.open().close();
        List<String> java = List.of(
                "setpriv",
                "--bounding-set=-net_admin",
                System.getProperty("java.home") + "/bin/java",
                "-cp",
                System.getProperty("java.class.path"),
                "-Duser.name=nobody",
                Refused.class.getName());
        assumeTrue(Namespaces.isInstalled("setpriv"), "needs setpriv: apt-get install util-linux");

        Process refused = new ProcessBuilder(java).redirectErrorStream(true).start();

        assertThat(new String(refused.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip())
                .isEqualTo("requires Linux and root, or the capability CAP_NET_ADMIN, but found user nobody on Linux"
                        + " without it. Run it as root, or in a container with `--cap-add NET_ADMIN`.");
    }

    /** Says in a JVM of its own why a fault is refused. */
    static final class Refused {
        private Refused() {}

        public static void main(String[] arguments) {
            System.out.println(refusal(limitBandwidth("lo", "1mbit")));
        }
    }

    private static String refusal(InterfaceFault fault) {
        List<Refusal> refusals = fault.target().check(List.of(fault));
        assertThat(refusals).hasSize(1);
        return refusals.get(0).problem().toString();
    }

    private static Fault read(String name) throws Exception {
        Method method = Places.class.getDeclaredMethod(name);
        Place place = Place.running(method).with(Map.of("wire", "veth0", "net", "shop"));
        if (method.isAnnotationPresent(LosePackets.class)) {
            return new LosePacketsReader().read(method.getAnnotation(LosePackets.class), place);
        }
        return method.isAnnotationPresent(DelayPackets.class)
                ? new DelayPacketsReader().read(method.getAnnotation(DelayPackets.class), place)
                : new LimitBandwidthReader().read(method.getAnnotation(LimitBandwidth.class), place);
    }

    @SuppressWarnings("unused") // Found by name.
    private interface Places {
        @LosePackets(on = "${wire}", namespace = "${net}", percentage = 12.5, correlation = 25)
        void loses();

        @DelayPackets(on = "${wire}", delay = "100ms", jitter = "20ms", correlation = 10)
        void delays();

        @LimitBandwidth(on = "${wire}", namespace = "${net}", rate = "1.5mbit")
        void limits();

        @LosePackets(on = "-veth0", percentage = 10)
        void noInterface();

        @LosePackets(on = "veth0", namespace = "../x", percentage = 10)
        void noNamespace();

        @LosePackets(on = "veth0", percentage = 0)
        void none();

        @LosePackets(on = "veth0", percentage = 10, correlation = 101)
        void correlated();

        @DelayPackets(on = "veth0", delay = "0ms")
        void noTime();

        @DelayPackets(on = "veth0", delay = "2min")
        void tooLong();

        @DelayPackets(on = "veth0", delay = "100ms", jitter = "200ms")
        void wild();

        @DelayPackets(on = "veth0", delay = "100ms", correlation = 10)
        void nothingDrawn();

        @LimitBandwidth(on = "veth0", rate = "1MB")
        void bytes();

        @LimitBandwidth(on = "veth0", rate = "7.9kbit")
        void tooSlow();
    }
}
