package org.chaosjunit.aws.command;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chaosjunit.spi.InvalidAttributeException;

/**
 * Names instances: by their ids or by all of some tags.
 *
 * @param ids the ids; empty if tags are named
 * @param tags the tags; empty if ids are named
 * @param atMost how many the tags may find
 */
public record WhichInstances(List<String> ids, Map<String, String> tags, int atMost) {
    /** As many as one command may be sent to by their ids. */
    private static final int MOST = 50;

    /**
     * Copies all and checks it.
     *
     * @throws InvalidAttributeException if neither or both are named, or too many
     */
    public WhichInstances {
        ids = ids.stream().distinct().sorted().toList();
        tags = Map.copyOf(tags);
        if (ids.isEmpty() == tags.isEmpty()) {
            throw new InvalidAttributeException(
                    "instances",
                    "or `tags`, one of them, for nothing is touched that is not named",
                    ids.isEmpty() ? "none" : "both",
                    "Write for example `tags = \"chaos=yes\"`.");
        }
        ids.stream().filter(id -> !id.matches("i-[0-9a-f]{8,17}")).findFirst().ifPresent(id -> {
            throw new InvalidAttributeException(
                    "instances",
                    "to be ids of instances",
                    '"' + id + '"',
                    "Write for example `instances = \"i-0123456789abcdef0\"`.");
        });
        if (atMost < 1 || atMost > MOST || ids.size() > MOST) {
            throw new InvalidAttributeException(
                    ids.size() > MOST ? "instances" : "atMost",
                    "to be 1 to " + MOST,
                    Integer.toString(Math.max(atMost, ids.size())),
                    "Write for example `atMost = 3`.");
        }
    }

    @Override
    public String toString() {
        return tags.isEmpty() ? String.join(", ", ids) : "instances tagged " + new TreeMap<>(tags);
    }
}
