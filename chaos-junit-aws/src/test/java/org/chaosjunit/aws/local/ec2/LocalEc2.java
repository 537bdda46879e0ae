package org.chaosjunit.aws.local.ec2;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.LocalService;
import org.chaosjunit.aws.local.Operations;
import org.chaosjunit.aws.local.Page;
import org.chaosjunit.aws.local.wire.AwsError;
import software.amazon.awssdk.services.ec2.model.AttributeBooleanValue;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceAttributeResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.InstanceAttributeName;
import software.amazon.awssdk.services.ec2.model.InstanceStateChange;
import software.amazon.awssdk.services.ec2.model.Reservation;
import software.amazon.awssdk.services.ec2.model.TerminateInstancesRequest;
import software.amazon.awssdk.services.ec2.model.TerminateInstancesResponse;

/** The instances of EC2: what of it groups, and those who terminate their instances, need. */
public final class LocalEc2 implements LocalService {
    private final Map<String, LocalInstance> instances = new ConcurrentSkipListMap<>();
    private final AtomicInteger number = new AtomicInteger();
    private LocalAws aws;
    private Duration takes = Duration.ofSeconds(20);
    private int mostOfPage = 1000;

    @Override
    public void register(LocalAws stand) {
        aws = stand;
        Operations ec2 = stand.service("ec2").ec2("2016-11-15");
        ec2.on(DescribeInstancesRequest::builder, this::describe);
        ec2.on(DescribeInstanceAttributeRequest::builder, this::attribute).resource(r -> arn(r.instanceId()));
        ec2.on(TerminateInstancesRequest::builder, this::terminate)
                .resources(r -> r.instanceIds().stream().map(this::arn).toList());
    }

    /** Launches an instance that runs already. */
    public LocalInstance launch(String zone) {
        return launch(zone, "running");
    }

    /** Launches an instance in that state. */
    public LocalInstance launch(String zone, String state) {
        String id = String.format("i-%017x", number.incrementAndGet());
        LocalInstance launched = new LocalInstance(id, zone, state, aws.clock().instant());
        instances.put(id, launched);
        return launched;
    }

    /** Returns an instance that there is. */
    public LocalInstance instance(String id) {
        LocalInstance found = instances.get(id);
        if (found == null) {
            throw new AwsError("InvalidInstanceID.NotFound", 400, "The instance ID '" + id + "' does not exist");
        }
        return found;
    }

    /** Returns the state of an instance now. */
    public String state(String id) {
        return instance(id).state(aws.clock().instant(), takes);
    }

    /** Sets how long an instance boots and shuts down; 20 s at first. */
    public void bootsWithin(Duration time) {
        takes = time;
    }

    /** Answers in pages of so many instances, whatever the caller wants. */
    public void pagesOf(int most) {
        mostOfPage = most;
    }

    private String arn(String id) {
        return aws.arn("ec2", "instance/" + id);
    }

    private DescribeInstancesResponse describe(DescribeInstancesRequest request) {
        List<LocalInstance> all = request.instanceIds().isEmpty()
                ? List.copyOf(instances.values())
                : request.instanceIds().stream().map(this::instance).toList();
        List<LocalInstance> found = all.stream()
                .filter(each -> request.filters().stream().allMatch(filter -> matches(each, filter)))
                .toList();
        Page<LocalInstance> page = Page.of(found, request.nextToken(), request.maxResults(), mostOfPage);
        return DescribeInstancesResponse.builder()
                .reservations(page.items().stream()
                        .map(each -> Reservation.builder()
                                .reservationId("r-" + each.id().substring(2))
                                .ownerId(aws.account())
                                .instances(each.model(aws.clock().instant(), takes))
                                .build())
                        .toList())
                .nextToken(page.nextToken())
                .build();
    }

    private boolean matches(LocalInstance instance, Filter filter) {
        if (filter.name().equals("instance-id")) {
            return filter.values().contains(instance.id());
        }
        if (filter.name().equals("instance-state-name")) {
            return filter.values().contains(state(instance.id()));
        }
        if (filter.name().startsWith("tag:")) {
            String value = instance.tags().get(filter.name().substring(4));
            return value != null && filter.values().contains(value);
        }
        throw new AwsError("NotInStandIn", 501, "The filter " + filter.name() + " is not in the stand-in.");
    }

    private DescribeInstanceAttributeResponse attribute(DescribeInstanceAttributeRequest request) {
        if (request.attribute() != InstanceAttributeName.DISABLE_API_TERMINATION) {
            throw new AwsError("NotInStandIn", 501, request.attributeAsString() + " is not in the stand-in.");
        }
        return DescribeInstanceAttributeResponse.builder()
                .instanceId(request.instanceId())
                .disableApiTermination(AttributeBooleanValue.builder()
                        .value(instance(request.instanceId()).isProtected())
                        .build())
                .build();
    }

    // As the real one: all or none of a zone, and what is dead already is terminated with success again.
    private TerminateInstancesResponse terminate(TerminateInstancesRequest request) {
        List<LocalInstance> all =
                request.instanceIds().stream().map(this::instance).toList();
        all.stream().filter(LocalInstance::isProtected).findFirst().ifPresent(each -> {
            throw new AwsError(
                    "OperationNotPermitted",
                    400,
                    "The instance '" + each.id() + "' may not be terminated. Modify its 'disableApiTermination'"
                            + " instance attribute and try again.");
        });
        List<InstanceStateChange> changes = new ArrayList<>();
        for (LocalInstance each : all) {
            String before = state(each.id());
            each.terminate(aws.clock().instant());
            changes.add(InstanceStateChange.builder()
                    .instanceId(each.id())
                    .previousState(state -> state.name(before))
                    .currentState(state -> state.name(state(each.id())))
                    .build());
        }
        return TerminateInstancesResponse.builder()
                .terminatingInstances(changes)
                .build();
    }
}
