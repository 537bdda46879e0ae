package org.chaosjunit.aws.local.autoscaling;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.LocalService;
import org.chaosjunit.aws.local.Operations;
import org.chaosjunit.aws.local.Page;
import org.chaosjunit.aws.local.ec2.LocalEc2;
import org.chaosjunit.aws.local.wire.AwsError;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.DescribeAutoScalingGroupsRequest;
import software.amazon.awssdk.services.autoscaling.model.DescribeAutoScalingGroupsResponse;

/** Auto Scaling: groups that are described, and keep themselves at their size. */
public final class LocalAutoScaling implements LocalService {
    private final Map<String, LocalGroup> groups = new ConcurrentSkipListMap<>();
    private LocalAws aws;
    private int mostOfPage = 100;

    @Override
    public void register(LocalAws stand) {
        aws = stand;
        Operations autoScaling =
                stand.service("autoscaling").query("http://autoscaling.amazonaws.com/doc/2011-01-01/", "2011-01-01");
        autoScaling.on(DescribeAutoScalingGroupsRequest::builder, this::describe);
    }

    /** Creates a group with as many running instances as it wants. */
    public LocalGroup create(String name, int desired) {
        LocalGroup created = new LocalGroup(aws.service(LocalEc2.class), name, desired);
        groups.put(name, created);
        return created;
    }

    /** Answers in pages of so many groups, whatever the caller wants. */
    public void pagesOf(int most) {
        mostOfPage = most;
    }

    private DescribeAutoScalingGroupsResponse describe(DescribeAutoScalingGroupsRequest request) {
        if (!request.filters().isEmpty()) {
            throw new AwsError("NotInStandIn", 501, "Filters of groups are not in the stand-in.");
        }
        List<LocalGroup> found = groups.values().stream()
                .filter(group -> request.autoScalingGroupNames().isEmpty()
                        || request.autoScalingGroupNames().contains(group.name()))
                .toList();
        Page<LocalGroup> page = Page.of(found, request.nextToken(), request.maxRecords(), mostOfPage);
        page.items().forEach(group -> group.settle(aws.clock().instant()));
        List<AutoScalingGroup> models =
                page.items().stream().map(LocalGroup::model).toList();
        return DescribeAutoScalingGroupsResponse.builder()
                .autoScalingGroups(models)
                .nextToken(page.nextToken())
                .build();
    }
}
