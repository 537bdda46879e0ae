package org.chaosjunit.aws.ec2;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.spi.Durations;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.FaultReader;
import org.chaosjunit.spi.Site;

/** Reads {@link TerminateInstance}. */
final class TerminateInstanceReader implements FaultReader<TerminateInstance> {
    @Override
    public Fault read(TerminateInstance terminate, Site site) {
        String topic = site.resolve("notifyTopic", terminate.notifyTopic()).strip();
        return new TerminatedInstance(
                AwsPlace.current(),
                OptIn.parse(
                        resolved("groups", terminate.groups(), site),
                        resolved("tags", terminate.tags(), site),
                        resolved("deny", terminate.deny(), site)),
                terminate.count(),
                terminate.probability(),
                WorkingHours.parse(
                        resolved("hours", terminate.hours(), site),
                        site.resolve("zone", terminate.zone()),
                        resolved("exclude", terminate.exclude(), site)),
                new Caps(
                        terminate.perDay(),
                        Durations.parse("minimumGap", site.resolve("minimumGap", terminate.minimumGap()))),
                terminate.dryRun(),
                topic.isEmpty() ? Optional.empty() : Optional.of(topic),
                resolved("alarms", terminate.alarms(), site));
    }

    private static List<String> resolved(String attribute, String[] texts, Site site) {
        return Arrays.stream(texts)
                .map(text -> site.resolve(attribute, text).strip())
                .toList();
    }
}
