package org.chaosjunit.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import javax.management.remote.JMXConnectorServer;
import javax.management.remote.JMXConnectorServerFactory;
import javax.management.remote.JMXServiceURL;
import org.chaosjunit.sampling.Kind;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.MetricSource;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.Samples;
import org.chaosjunit.spi.Unit;
import org.chaosjunit.testing.Asked;
import org.chaosjunit.testing.Place;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
@DisplayName("@JmxMetric")
class JmxMetricTests {
    private static final Range ANY = Range.parse(">= 0");

    @ParameterizedTest(name = "{0}")
    @DisplayName("reads numbers, what is in them, and all beans of a pattern")
    @ValueSource(strings = {"uptime", "heap", "heapPortion", "pools", "loaded"})
    void measures(String method) {
        Asked asked = new Asked(read(method, "")).once();
        if (asked.samples().count() == 0) {
            asked.once();
        }
        assertThat(asked.samples().failure()).isEmpty();
        assertThat(asked.samples().count()).isEqualTo(1);
        assertThat(asked.samples().estimate(ANY)).isGreaterThanOrEqualTo(0);
    }

    /** A bean that shows one. */
    public interface OneMXBean {
        /** Returns one. */
        int getOne();
    }

    private static final class One implements OneMXBean {
        @Override
        public int getOne() {
            return 1;
        }
    }

    @Test
    @DisplayName("adds up the beans of a pattern, and scales them")
    void addsUp() throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        List<ObjectName> names = List.of(
                new ObjectName("org.chaosjunit.test:type=Two,name=a"),
                new ObjectName("org.chaosjunit.test:type=Two,name=b"));
        for (ObjectName name : names) {
            server.registerMBean(new StandardMBean(new One(), OneMXBean.class, true), name);
        }
        assertThat(new Asked(read("two", "")).once().samples().estimate(ANY)).isEqualTo(2000);
        assertThat(new Asked(read("two", "")).metric().unit()).isEqualTo(Unit.MILLIS);
        for (ObjectName name : names) {
            server.unregisterMBean(name);
        }
        assertThat(new Asked(read("heapPortion", "")).once().samples().estimate(ANY))
                .isBetween(0.0, 100.0);
    }

    @Test
    @DisplayName("asks another JVM, each time on a connection of its own, and says when there is none")
    void asksAnother() throws Exception {
        JMXConnectorServer server = JMXConnectorServerFactory.newJMXConnectorServer(
                new JMXServiceURL("service:jmx:rmi://"), null, ManagementFactory.getPlatformMBeanServer());
        server.start();
        String url = server.getAddress().toString();
        try {
            Asked asked = new Asked(read("remote", url)).once().once();
            assertThat(asked.samples().failure()).isEmpty();
            assertThat(asked.samples().count()).isEqualTo(2);
            assertThat(server.getConnectionIds()).isEmpty();
        } finally {
            server.stop();
        }
        assertThat(new Asked(read("remote", url)).once().samples().failure())
                .hasValueSatisfying(thrown -> assertThat(thrown).message().startsWith(url + " cannot be asked: "));
    }

    @Test
    @DisplayName("has no data where there is no such bean")
    void misses() {
        Samples samples = new Asked(read("noBean", "")).once().samples();
        assertThat(samples.missing()).isEqualTo(1);
        assertThat(samples.failure()).isEmpty();
        assertThat(new Asked(read("noBeans", "")).once().samples().missing()).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("has failed where the bean has no such number")
    @CsvSource(
            delimiter = '|',
            value = {
                "noAttribute | java.lang:type=Memory has no attribute Heap",
                "nothingInside | java.lang:type=Memory has no HeapMemoryUsage.most: there is no most in a"
                        + " javax.management.openmbean.CompositeDataSupport",
                "insideANumber | java.lang:type=Runtime has no Uptime.seconds: there is no seconds in a java.lang.Long",
                "text | VmName of java.lang:type=Runtime is a java.lang.String, not a number",
                "whole | HeapMemoryUsage of java.lang:type=Memory is a"
                        + " javax.management.openmbean.CompositeDataSupport, not a number"
            })
    void fails(String method, String message) {
        Samples samples = new Asked(read(method, "")).once().samples();
        assertThat(samples.count()).isZero();
        assertThat(samples.failure())
                .hasValueSatisfying(thrown -> assertThat(thrown).hasMessage(message));
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("says what is wrong")
    @CsvSource(
            delimiter = '|',
            maxCharsPerColumn = 500,
            value = {
                "badObject | requires `object` to be the name of a managed bean, but found \"Memory\"."
                        + " Write for example `object = \"java.lang:type=Memory\"`.",
                "noObject | requires `object` to be the name of a managed bean, but found \"\"."
                        + " Write for example `object = \"java.lang:type=Memory\"`.",
                "badAttribute | requires `attribute` to be names with single dots between them, but found \"a..b\"."
                        + " Write for example `attribute = \"HeapMemoryUsage.used\"`.",
                "badPer | requires `per` to be names with single dots between them, but found \"a b\"."
                        + " Write for example `per = \"HeapMemoryUsage.used\"`.",
                "badUrl | requires `url` to be a JMX service URL, but found \"localhost:9010\"."
                        + " Write for example `url = \"service:jmx:rmi:///jndi/rmi://localhost:9010/jmxrmi\"`.",
            })
    void refuses(String method, String message) {
        assertThatThrownBy(() -> read(method, ""))
                .isInstanceOf(InvalidAttributeException.class)
                .hasMessage(message);
    }

    private static MetricSource read(String method, String url) {
        var element = Asked.method(Declared.class, method);
        return new JmxMetricReader()
                .read(
                        element.getAnnotation(JmxMetric.class),
                        Place.running(element).with(Map.of("url", url)));
    }

    @SuppressWarnings("unused") // Found by name.
    private interface Declared {
        @JmxMetric(value = "m", object = "java.lang:type=Runtime", attribute = "Uptime", unit = Unit.MILLIS)
        void uptime();

        @JmxMetric(value = "m", object = "java.lang:type=Memory", attribute = "HeapMemoryUsage.used")
        void heap();

        @JmxMetric(
                value = "m",
                object = "java.lang:type=Memory",
                attribute = "HeapMemoryUsage.used",
                per = "HeapMemoryUsage.committed",
                kind = Kind.PORTION)
        void heapPortion();

        @JmxMetric(value = "m", object = "java.lang:type=MemoryPool,*", attribute = "Usage.used")
        void pools();

        @JmxMetric(
                value = "m",
                object = "java.lang:type=ClassLoading",
                attribute = "TotalLoadedClassCount",
                kind = Kind.RATE)
        void loaded();

        @JmxMetric(
                value = "m",
                object = "org.chaosjunit.test:type=Two,*",
                attribute = "One",
                unit = Unit.MILLIS,
                scale = 1000)
        void two();

        @JmxMetric(
                value = "m",
                object = "java.lang:type=Memory",
                attribute = "HeapMemoryUsage.used",
                url = "${url}",
                timeout = "50s")
        void remote();

        @JmxMetric(value = "m", object = "java.lang:type=Nothing", attribute = "a")
        void noBean();

        @JmxMetric(value = "m", object = "java.lang:type=Nothing,*", attribute = "a")
        void noBeans();

        @JmxMetric(value = "m", object = "java.lang:type=Memory", attribute = "Heap")
        void noAttribute();

        @JmxMetric(value = "m", object = "java.lang:type=Memory", attribute = "HeapMemoryUsage.most")
        void nothingInside();

        @JmxMetric(value = "m", object = "java.lang:type=Runtime", attribute = "Uptime.seconds")
        void insideANumber();

        @JmxMetric(value = "m", object = "java.lang:type=Runtime", attribute = "VmName")
        void text();

        @JmxMetric(value = "m", object = "java.lang:type=Memory", attribute = "HeapMemoryUsage")
        void whole();

        @JmxMetric(value = "m", object = "Memory", attribute = "a")
        void badObject();

        @JmxMetric(value = "m", object = "", attribute = "a")
        void noObject();

        @JmxMetric(value = "m", object = "java.lang:type=Memory", attribute = "a..b")
        void badAttribute();

        @JmxMetric(value = "m", object = "java.lang:type=Memory", attribute = "a", per = "a b", kind = Kind.PORTION)
        void badPer();

        @JmxMetric(value = "m", object = "java.lang:type=Memory", attribute = "a", url = "localhost:9010")
        void badUrl();
    }
}
