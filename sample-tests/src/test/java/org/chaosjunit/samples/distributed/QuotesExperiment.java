package org.chaosjunit.samples.distributed;

import org.chaosjunit.ChaosExperiment;
import org.chaosjunit.Observe;
import org.chaosjunit.file.SetProperty;
import org.chaosjunit.jmeter.JMeterDriver;
import org.chaosjunit.load.HttpLoad;
import org.chaosjunit.steady.SteadyState;

/** A load from JMeter engines that {@code chaosjunit.jmeter.engines} names; {@link DistributedLoadTests} runs it. */
class QuotesExperiment {
    @ChaosExperiment("If quotes take longer, customers still get them")
    @SetProperty(file = "${quotes.settings}", key = "delay.millis", value = "220")
    @HttpLoad(url = "http://127.0.0.1:${quotes.port}/quotes", rate = 60, warmup = "5s", driver = JMeterDriver.class)
    @SteadyState(metric = "load.success", range = ">= 95%")
    @SteadyState(metric = "load.p50", range = "<= 1s")
    @Observe(atLeast = "3s", atMost = "3s")
    void slowQuotes() {}
}
