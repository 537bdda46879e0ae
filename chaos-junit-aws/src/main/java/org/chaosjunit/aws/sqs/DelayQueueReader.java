package org.chaosjunit.aws.sqs;

import org.chaosjunit.spi.Durations;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.FaultReader;
import org.chaosjunit.spi.Site;

/** Reads {@link DelayQueue}. */
final class DelayQueueReader implements FaultReader<DelayQueue> {
    @Override
    public Fault read(DelayQueue delay, Site site) {
        return DelayedQueue.delayQueue(
                site.resolve("queue", delay.queue()), Durations.parse("by", site.resolve("by", delay.by())));
    }
}
