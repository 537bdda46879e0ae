package org.chaosjunit.aws.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.FaultReader;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.Site;

/** Reads {@link DenyAction}. */
final class DenyActionReader implements FaultReader<DenyAction> {
    @Override
    public Fault read(DenyAction deny, Site site) {
        List<Map.Entry<Owner, String>> owners = Stream.of(
                        Map.entry(Owner.ROLE, site.resolve("role", deny.role())),
                        Map.entry(Owner.BUCKET, site.resolve("bucket", deny.bucket())),
                        Map.entry(Owner.QUEUE, site.resolve("queue", deny.queue())),
                        Map.entry(Owner.TOPIC, site.resolve("topic", deny.topic())))
                .filter(owner -> !owner.getValue().isBlank())
                .toList();
        if (owners.size() != 1) {
            throw new InvalidAttributeException(
                    "role",
                    "or one of `bucket`, `queue`, `topic`",
                    owners.isEmpty()
                            ? "none of them"
                            : String.join(
                                    ", ",
                                    owners.stream()
                                            .map(owner -> owner.getKey() + " = \"" + owner.getValue() + '"')
                                            .toList()),
                    "Write for example `role = \"transform-role\"`, and an annotation for each.");
        }
        return new DeniedAction(
                AwsPlace.current(),
                owners.get(0).getKey(),
                owners.get(0).getValue(),
                Arrays.stream(deny.actions())
                        .map(action -> site.resolve("actions", action))
                        .toList(),
                site.resolve("resource", deny.resource()),
                site.resolve("principal", deny.principal()));
    }
}
