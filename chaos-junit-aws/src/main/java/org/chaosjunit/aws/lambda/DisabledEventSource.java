package org.chaosjunit.aws.lambda;

import java.util.Optional;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.aws.setting.SettingFault;
import org.chaosjunit.spi.InvalidAttributeException;

/**
 * A function gets no more events from a source; as an annotation, {@link DisableEventSource}.
 *
 * @param place where the function is
 * @param function its name; empty if a UUID is given
 * @param source name or ARN of the source; empty for the only one, or if a UUID is given
 * @param uuid of the mapping; empty if the function is given
 */
public record DisabledEventSource(AwsPlace place, String function, String source, String uuid) implements SettingFault {
    /**
     * Checks how the mapping is named.
     *
     * @throws InvalidAttributeException if something is wrong
     */
    public DisabledEventSource {
        if (uuid.isEmpty() == function.isEmpty()) {
            throw new InvalidAttributeException(
                    "function",
                    "or `uuid`, and not both",
                    uuid.isEmpty() ? "neither" : "function = \"" + function + "\", uuid = \"" + uuid + '"',
                    "Write for example `function = \"transform\", source = \"json-work-queue\"`.");
        }
        if (uuid.isEmpty()) {
            FunctionName.check(function);
        } else if (!uuid.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
            throw new InvalidAttributeException(
                    "uuid",
                    "to be the UUID of an event source mapping",
                    '"' + uuid + '"',
                    "`aws lambda list-event-source-mappings` shows it.");
        } else if (!source.isEmpty()) {
            throw new InvalidAttributeException(
                    "source", "to be left out beside `uuid`", '"' + source + '"', "The UUID alone says it.");
        }
    }

    /** Returns the fault for a function where this process finds AWS, and for the name or ARN of a source. */
    public static DisabledEventSource disableEventSource(String function, String source) {
        return new DisabledEventSource(AwsPlace.current(), function, source, "");
    }

    @Override
    public String kind() {
        return EventSourceKind.NAME;
    }

    @Override
    public String address() {
        return uuid.isEmpty() ? function + "/" + source : uuid;
    }

    @Override
    public Optional<String> changed(Optional<String> before) {
        return Optional.of(EventSource.DISABLED);
    }

    @Override
    public String description() {
        String which = uuid.isEmpty()
                ? (source.isEmpty() ? "the event source" : source) + " of function " + function
                : "event source mapping " + uuid;
        return which + " disabled";
    }
}
