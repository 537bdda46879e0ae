package org.chaosjunit.aws.rollout;

import java.time.Duration;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.chaosjunit.aws.AwsClients;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.aws.setting.AwsCommand;
import org.chaosjunit.aws.setting.Settled;
import org.chaosjunit.spi.RolloutException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.AliasRoutingConfiguration;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** An alias of a Lambda function. */
record FunctionAlias(AwsPlace place, String function, String name) {
    private static final Duration SETTLES = Duration.ofSeconds(10);

    /**
     * What an alias was at some moment.
     *
     * @param revision changes with each change of it
     */
    record State(Routing routing, String revision) {}

    State read() {
        try {
            GetAliasResponse alias =
                    lambda().getAlias(r -> r.functionName(function).name(name));
            return new State(new Routing(alias.functionVersion(), percents(alias.routingConfig())), alias.revisionId());
        } catch (ResourceNotFoundException e) {
            throw new NoSuchElementException("There is no " + this + ".", e);
        }
    }

    private static Map<String, Double> percents(@Nullable AliasRoutingConfiguration routing) {
        return routing == null
                ? Map.of()
                : routing.additionalVersionWeights().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue() * 100));
    }

    boolean hasVersion(String version) {
        try {
            lambda().getFunctionConfiguration(r -> r.functionName(function).qualifier(version));
            return true;
        } catch (ResourceNotFoundException e) {
            return false;
        }
    }

    /** Changes it, unless it is not any more what it was when it was read, and reads it back. */
    void change(State found, Routing wanted) throws Exception {
        try {
            lambda().updateAlias(r -> r.functionName(function)
                    .name(name)
                    .functionVersion(wanted.version())
                    .routingConfig(routing -> routing.additionalVersionWeights(wanted.weights()))
                    .revisionId(found.revision()));
        } catch (SdkException e) {
            // An answer can be lost, and the SDK's next attempt finds another revision.
            Routing now = read().routing();
            if (now.equals(wanted)) {
                return;
            }
            throw new RolloutException(
                    "The " + this + " could not be pointed to " + wanted + ", and points to " + now + ": "
                            + e.getMessage() + " By hand: " + byHand(wanted),
                    e);
        }
        Settled.await(
                "the " + this + " to point to " + wanted,
                SETTLES,
                () -> read().routing(),
                routing -> routing.equals(wanted));
    }

    /** Returns the command by which a person points it to one version alone, or shares its traffic. */
    String byHand(Routing wanted) {
        String weights = new TreeMap<>(wanted.weights())
                .entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .collect(Collectors.joining(",", "AdditionalVersionWeights={", "}"));
        return AwsCommand.line(
                place,
                "lambda",
                "update-alias",
                "--function-name",
                function,
                "--name",
                name,
                "--function-version",
                wanted.version(),
                "--routing-config",
                weights);
    }

    private LambdaClient lambda() {
        return AwsClients.client(place, "lambda", LambdaClient.builder());
    }

    @Override
    public String toString() {
        return "alias " + name + " of function " + function + " in " + place.region();
    }
}
