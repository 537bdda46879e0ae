package org.chaosjunit.aws.lambda;

import java.util.List;
import java.util.NoSuchElementException;
import org.chaosjunit.aws.AwsPlace;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/**
 * How an event source mapping is found.
 *
 * @param address its UUID, or {@code function/source}, where the source is a name, an ARN or empty
 */
record Mapping(AwsPlace place, LambdaClient lambda, String address) {
    boolean isUuid() {
        return !address.contains("/");
    }

    String function() {
        return address.substring(0, address.indexOf('/'));
    }

    String source() {
        return address.substring(address.indexOf('/') + 1);
    }

    /**
     * Asks for the UUID.
     *
     * @throws NoSuchElementException if there is none
     * @throws IllegalStateException if there are several
     */
    String uuid() {
        if (isUuid()) {
            return address;
        }
        List<EventSourceMappingConfiguration> all = ofFunction();
        List<EventSourceMappingConfiguration> meant = all.stream()
                .filter(mapping -> isMeant(mapping.eventSourceArn()))
                .toList();
        if (meant.isEmpty()) {
            throw new NoSuchElementException("the function \"" + function() + "\" in " + place.region()
                    + " has no event source" + (source().isEmpty() ? "" : " \"" + source() + '"')
                    + (all.isEmpty() ? "" : "; it has " + words(all)));
        }
        if (meant.size() > 1) {
            throw new IllegalStateException("the function \"" + function() + "\" has several event sources"
                    + (source().isEmpty() ? "" : " \"" + source() + '"') + ": " + words(meant)
                    + "; name one by its ARN or `uuid`");
        }
        return meant.get(0).uuid();
    }

    private List<EventSourceMappingConfiguration> ofFunction() {
        try {
            return lambda
                    .listEventSourceMappingsPaginator(request -> request.functionName(function()))
                    .eventSourceMappings()
                    .stream()
                    .toList();
        } catch (ResourceNotFoundException e) {
            throw FunctionName.missing(function(), place);
        }
    }

    private boolean isMeant(String arn) {
        return source().isEmpty()
                || arn.equals(source())
                || arn.endsWith(":" + source())
                || arn.endsWith("/" + source())
                || arn.contains(":table/" + source() + "/stream/");
    }

    private static String words(List<EventSourceMappingConfiguration> mappings) {
        return String.join(
                ", ",
                mappings.stream()
                        .map(mapping -> mapping.eventSourceArn() + " (" + mapping.uuid() + ")")
                        .sorted()
                        .toList());
    }
}
