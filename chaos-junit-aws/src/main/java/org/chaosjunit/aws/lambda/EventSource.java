package org.chaosjunit.aws.lambda;

import java.time.Duration;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.aws.setting.AwsCommand;
import org.chaosjunit.aws.setting.Setting;
import org.chaosjunit.aws.setting.Settled;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** Whether an event source mapping is enabled: where it is on its way to that, it counts as there. */
record EventSource(AwsPlace place, LambdaClient lambda, Mapping mapping) implements Setting {
    static final String ENABLED = "enabled";
    static final String DISABLED = "disabled";

    private static final Duration CHANGE = Duration.ofMinutes(2);
    private static final Set<String> AT_REST = Set.of("Enabled", "Disabled");
    // Creating, Updating and Deleting, the others, do not say it.
    private static final Map<String, String> WAY =
            Map.of("Enabled", ENABLED, "Enabling", ENABLED, "Disabled", DISABLED, "Disabling", DISABLED);

    @Override
    public Optional<String> read() throws Exception {
        String uuid = mapping.uuid();
        String state = Settled.await(
                "the event source mapping " + uuid + " to be changed", CHANGE, () -> state(uuid), WAY::containsKey);
        return Optional.ofNullable(WAY.get(state));
    }

    @Override
    public void write(Optional<String> value, Optional<String> expected) throws Exception {
        boolean isEnabled = value.orElseThrow().equals(ENABLED);
        String uuid = mapping.uuid();
        // On its way it takes no update.
        awaitRest(uuid);
        lambda.updateEventSourceMapping(request -> request.uuid(uuid).enabled(isEnabled));
        awaitRest(uuid);
    }

    private void awaitRest(String uuid) throws Exception {
        Settled.await(
                "the event source mapping " + uuid + " to be enabled or disabled",
                CHANGE,
                () -> state(uuid),
                AT_REST::contains);
    }

    private String state(String uuid) {
        try {
            return lambda.getEventSourceMapping(request -> request.uuid(uuid)).state();
        } catch (ResourceNotFoundException e) {
            throw new NoSuchElementException("there is no event source mapping " + uuid + " in " + place.region());
        }
    }

    @Override
    public Duration settles() {
        // A change that is under way already, and then ours.
        return CHANGE.multipliedBy(2);
    }

    @Override
    public String byHand(Optional<String> value) {
        String flag = value.orElseThrow().equals(ENABLED) ? "--enabled" : "--no-enabled";
        return mapping.isUuid()
                ? command(mapping.address(), flag)
                : command("UUID", flag) + ", with the UUID that this shows for " + mapping.source() + ": "
                        + AwsCommand.line(
                                place, "lambda", "list-event-source-mappings", "--function-name", mapping.function());
    }

    private String command(String uuid, String flag) {
        return AwsCommand.line(place, "lambda", "update-event-source-mapping", "--uuid", uuid, flag);
    }
}
