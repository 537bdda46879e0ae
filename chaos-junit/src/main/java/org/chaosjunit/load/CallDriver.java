package org.chaosjunit.load;

import org.chaosjunit.spi.Drive;
import org.chaosjunit.spi.LoadDriver;
import org.chaosjunit.spi.LoadPlan;
import org.chaosjunit.spi.SampleSink;

/** Calls methods in this JVM. */
final class CallDriver implements LoadDriver<CallOperation> {
    @Override
    public Drive start(LoadPlan<CallOperation> plan, long startNanos, SampleSink samples) {
        return Pacer.start(plan, startNanos, samples, new CallSender(plan));
    }
}
