package org.chaosjunit.aws.ec2;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.chaosjunit.aws.AwsClients;
import org.chaosjunit.aws.AwsPlace;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;

/** Alarms that must be OK before anything is terminated. */
record Alarms(AwsPlace place, List<String> names) {
    /** As many names as can be asked for at once. */
    private static final int MOST_NAMES = 100;

    void requireOk() throws Objection {
        Map<String, String> states = new HashMap<>();
        List<String> all = List.copyOf(new TreeSet<>(names));
        for (int from = 0; from < all.size(); from += MOST_NAMES) {
            List<String> some = all.subList(from, Math.min(all.size(), from + MOST_NAMES));
            var pages = AwsClients.client(place, "cloudwatch", CloudWatchClient.builder())
                    .describeAlarmsPaginator(request ->
                            request.alarmNames(some).alarmTypes(AlarmType.METRIC_ALARM, AlarmType.COMPOSITE_ALARM));
            pages.metricAlarms().forEach(alarm -> states.put(alarm.alarmName(), alarm.stateValueAsString()));
            pages.forEach(page ->
                    page.compositeAlarms().forEach(alarm -> states.put(alarm.alarmName(), alarm.stateValueAsString())));
        }
        List<String> bad = all.stream()
                .filter(name -> !"OK".equals(states.get(name)))
                .map(name -> name + " is " + states.getOrDefault(name, "not there"))
                .toList();
        if (!bad.isEmpty()) {
            throw new Objection("all alarms must be OK, but " + String.join(", ", bad));
        }
    }
}
