package org.chaosjunit.aws.ec2;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chaosjunit.aws.AwsClients;
import org.chaosjunit.aws.AwsPlace;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.InstanceAttributeName;

/** The instances of a place. */
record Instances(AwsPlace place) {
    /** As many values as a filter may have. */
    private static final int MOST_OF_FILTER = 200;

    /** What they are called that will never run again. */
    static final List<String> DEAD = List.of("shutting-down", "terminated");

    /** Returns the states of those instances that there are, by their ids, from all pages. */
    Map<String, String> states(Collection<String> ids) {
        List<String> all = List.copyOf(ids);
        Map<String, String> states = new HashMap<>();
        for (int from = 0; from < all.size(); from += MOST_OF_FILTER) {
            List<String> some = all.subList(from, Math.min(all.size(), from + MOST_OF_FILTER));
            // A filter: one id that is gone must not fail the look at all others.
            Filter those = Filter.builder().name("instance-id").values(some).build();
            client().describeInstancesPaginator(request -> request.filters(List.of(those))).reservations().stream()
                    .flatMap(reservation -> reservation.instances().stream())
                    .forEach(instance ->
                            states.put(instance.instanceId(), instance.state().nameAsString()));
        }
        return states;
    }

    /** Returns the state of an instance; empty if there is none of that id. */
    Optional<String> state(String id) {
        return Optional.ofNullable(states(List.of(id)).get(id));
    }

    /** Tells whether an instance is protected from termination; the answer that says nothing counts as yes. */
    boolean isProtected(String id) {
        var answer = client().describeInstanceAttribute(
                        request -> request.instanceId(id).attribute(InstanceAttributeName.DISABLE_API_TERMINATION));
        return answer.disableApiTermination() == null
                || !Boolean.FALSE.equals(answer.disableApiTermination().value());
    }

    /** Asks for the end of one instance; a call for several would fail for all if one of them is wrong. */
    void terminate(String id) {
        client().terminateInstances(request -> request.instanceIds(List.of(id)));
    }

    private Ec2Client client() {
        return AwsClients.client(place, "ec2", Ec2Client.builder());
    }
}
