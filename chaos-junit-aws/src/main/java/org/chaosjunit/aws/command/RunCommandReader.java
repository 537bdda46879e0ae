package org.chaosjunit.aws.command;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.FaultReader;
import org.chaosjunit.spi.Site;

/** Reads {@link RunCommand}. */
final class RunCommandReader implements FaultReader<RunCommand> {
    @Override
    public Fault read(RunCommand command, Site site) {
        Map<String, String> parameters =
                Pairs.parse("parameters", resolved("parameters", command.parameters(), site), "DurationSeconds=60");
        Map<String, String> tags = Pairs.parse("tags", resolved("tags", command.tags(), site), "chaos=yes");
        return new StressedInstances(
                AwsPlace.current(),
                site.resolve("document", command.document()).strip(),
                parameters,
                new WhichInstances(resolved("instances", command.instances(), site), tags, command.atMost()));
    }

    private static List<String> resolved(String attribute, String[] texts, Site site) {
        return Arrays.stream(texts)
                .map(text -> site.resolve(attribute, text).strip())
                .toList();
    }
}
