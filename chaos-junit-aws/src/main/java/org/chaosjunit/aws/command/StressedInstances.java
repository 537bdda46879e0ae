package org.chaosjunit.aws.command;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.PlacedFault;
import org.chaosjunit.spi.Target;

/**
 * A document of AWS runs on instances; as an annotation, {@link RunCommand}.
 *
 * @param place where the instances are
 * @param document name of the document
 * @param parameters its parameters, the duration among them
 * @param instances which instances
 */
public record StressedInstances(
        AwsPlace place, String document, Map<String, String> parameters, WhichInstances instances)
        implements PlacedFault {
    /**
     * Copies the map and checks all.
     *
     * @throws InvalidAttributeException if the document is none that may be run, or its parameters are wrong
     */
    public StressedInstances {
        parameters = Map.copyOf(parameters);
        Documents.check(document, parameters);
    }

    Duration duration() {
        return Duration.ofSeconds(Long.parseLong(parameters.getOrDefault(Documents.DURATION, "0")));
    }

    @Override
    public Target target() {
        return new CommandTarget(place);
    }

    @Override
    public String description() {
        return "run " + document + ' ' + new TreeMap<>(parameters) + " on " + instances;
    }
}
