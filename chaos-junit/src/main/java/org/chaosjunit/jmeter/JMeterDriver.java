package org.chaosjunit.jmeter;

import java.time.Duration;
import java.util.List;
import org.chaosjunit.spi.Drive;
import org.chaosjunit.spi.HttpOperation;
import org.chaosjunit.spi.LoadDriver;
import org.chaosjunit.spi.LoadPlan;
import org.chaosjunit.spi.SampleSink;
import org.chaosjunit.spi.Settings;
import org.chaosjunit.spi.Site;

/**
 * Sends the requests of an HTTP load from remote JMeter engines, each its even share, and merges what they measure.
 *
 * <p>It needs {@code us.abstracta.jmeter:jmeter-java-dsl} on the class path of the tests, and engines ({@code jmeter-server})
 * of the same version of JMeter, named by the setting {@code chaosjunit.jmeter.engines}: {@code host:port}, separated by
 * commas, port 1099 where none is written. Every property of JMeter, such as {@code server.rmi.ssl.keystore.file}, can be
 * set as a system property of the tests.
 *
 * <p>Engines carry out constant rates, ramps and steps with even arrivals, the last rate for one hour at most, over a new
 * connection for each arrival and one load at a time.
 * Latencies are taken from an engine's own clock, from the time at which its schedule wanted the arrival, in whole
 * milliseconds rounded up, so the clocks of the machines need not agree. When an arrival came in the course of the
 * experiment is known as well as engines are started together, and no load starts where that is not within a second.
 * Arrivals that no engine reports are failures: sent and not answered in time if their engine reported a later one, else
 * not sent at all, so that the experiment is inconclusive.
 */
public final class JMeterDriver implements LoadDriver<HttpOperation> {
    private static final String ENGINES = Settings.PREFIX + "jmeter.engines";

    // Reports come right after the arrivals, but through the network, two garbage collectors and a queue.
    private static final Duration LAG = Duration.ofSeconds(5);

    private final List<EngineAddress> engines;

    /** Creates a driver that learns from the setting {@code chaosjunit.jmeter.engines} where its engines are. */
    public JMeterDriver() {
        this(List.of());
    }

    private JMeterDriver(List<EngineAddress> engines) {
        this.engines = engines;
    }

    /** Returns a driver for code that needs no settings; each engine is named as {@code host:port}. */
    public static JMeterDriver on(String... engines) {
        JMeterLibrary.require();
        return new JMeterDriver(EngineAddress.list(String.join(",", engines)));
    }

    @Override
    public JMeterDriver prepare(LoadPlan<HttpOperation> plan, Site site) {
        JMeterLibrary.require();
        List<EngineAddress> found = EngineAddress.list(site.resolve("driver", "${" + ENGINES + "}"));
        EngineLimits.check(plan, found.size());
        return new JMeterDriver(found);
    }

    @Override
    public Duration lag() {
        return LAG;
    }

    @Override
    public Drive start(LoadPlan<HttpOperation> plan, long startNanos, SampleSink samples) {
        if (engines.isEmpty()) {
            throw new IllegalStateException("no JMeter engines are known: use JMeterDriver.on(...) in code");
        }
        EngineLimits.check(plan, engines.size());
        return EngineDrive.start(plan, engines, new Reports(plan, engines, LAG, samples));
    }
}
