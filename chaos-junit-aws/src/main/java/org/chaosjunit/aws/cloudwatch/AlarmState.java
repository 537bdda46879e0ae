package org.chaosjunit.aws.cloudwatch;

import java.util.stream.Stream;
import org.chaosjunit.aws.AwsClients;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.sampling.Probe;
import org.chaosjunit.sampling.Reading;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/**
 * Reads the state of an alarm: 1 for {@code ALARM}, 0 for {@code OK}, no data for {@code INSUFFICIENT_DATA}.
 *
 * @param alarm name of the alarm
 */
record AlarmState(AwsPlace place, String alarm) implements Probe {
    @Override
    public Reading read() {
        CloudWatchClient client = AwsClients.client(place, "cloudwatch", CloudWatchClient.builder());
        // Without the types, composite alarms would not be found.
        DescribeAlarmsResponse found = client.describeAlarms(
                request -> request.alarmNames(alarm).alarmTypes(AlarmType.METRIC_ALARM, AlarmType.COMPOSITE_ALARM));
        StateValue state = Stream.concat(
                        found.metricAlarms().stream()
                                .filter(each -> each.alarmName().equals(alarm))
                                .map(MetricAlarm::stateValue),
                        found.compositeAlarms().stream()
                                .filter(each -> each.alarmName().equals(alarm))
                                .map(CompositeAlarm::stateValue))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no alarm \"" + alarm + "\" in " + place.region()
                        + " that these credentials may see"));
        return switch (state) {
            case ALARM -> Reading.of(1);
            case OK -> Reading.of(0);
            case INSUFFICIENT_DATA -> Reading.NOTHING;
            case UNKNOWN_TO_SDK_VERSION ->
                throw new IllegalStateException("the alarm \"" + alarm + "\" is in a state that is not known here");
        };
    }
}
