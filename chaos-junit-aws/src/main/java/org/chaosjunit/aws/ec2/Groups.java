package org.chaosjunit.aws.ec2;

import java.util.List;
import java.util.Optional;
import org.chaosjunit.aws.AwsClients;
import org.chaosjunit.aws.AwsPlace;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;

/** The Auto Scaling groups of a place. */
record Groups(AwsPlace place) {
    private static final int MOST_OF_PAGE = 100;

    /** Returns all of them, from all pages. */
    List<AutoScalingGroup> all() {
        return client()
                .describeAutoScalingGroupsPaginator(request -> request.maxRecords(MOST_OF_PAGE))
                .autoScalingGroups()
                .stream()
                .toList();
    }

    Optional<AutoScalingGroup> named(String name) {
        return client()
                .describeAutoScalingGroups(request -> request.autoScalingGroupNames(name))
                .autoScalingGroups()
                .stream()
                .filter(group -> group.autoScalingGroupName().equals(name))
                .findFirst();
    }

    private AutoScalingClient client() {
        return AwsClients.client(place, "auto_scaling", AutoScalingClient.builder());
    }
}
