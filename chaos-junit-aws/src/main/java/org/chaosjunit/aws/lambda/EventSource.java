package org.chaosjunit.aws.lambda;

import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
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
    // The states between them are called Creating, Enabling, Disabling, Updating and Deleting.
    private static final List<String> AT_REST = List.of("Enabled", "Disabled");

    @Override
    public Optional<String> read() throws Exception {
        String uuid = mapping.uuid();
        String state = state(uuid);
        return switch (state) {
            case "Enabled", "Enabling" -> Optional.of(ENABLED);
            case "Disabled", "Disabling" -> Optional.of(DISABLED);
            default -> Optional.of(state(rested(uuid)).equals("Enabled") ? ENABLED : DISABLED);
        };
    }

    @Override
    public void write(Optional<String> value, Optional<String> expected) throws Exception {
        boolean isEnabled = value.orElseThrow().equals(ENABLED);
        // On its way it takes no update.
        String uuid = rested(mapping.uuid());
        lambda.updateEventSourceMapping(request -> request.uuid(uuid).enabled(isEnabled));
        rested(uuid);
    }

    private String rested(String uuid) throws Exception {
        Settled.await(
                "the event source mapping " + uuid + " to be enabled or disabled",
                CHANGE,
                () -> AT_REST.contains(state(uuid)));
        return uuid;
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
