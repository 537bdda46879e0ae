package org.chaosjunit.aws.ec2;

import java.util.List;
import java.util.Optional;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.PlacedFault;
import org.chaosjunit.spi.Target;

/**
 * An instance of an Auto Scaling group is terminated; as an annotation, {@link TerminateInstance}.
 *
 * @param place where the groups are
 * @param optIn which groups may be hit
 * @param count how many instances are terminated in all, each of another group
 * @param probability how likely anything is terminated at all, above 0 and at most 1
 * @param hours when
 * @param caps how often
 * @param dryRun whether it is only said what would be terminated
 * @param topic ARN of the SNS topic that is told before and after
 * @param alarms names of CloudWatch alarms that must be OK
 */
public record TerminatedInstance(
        AwsPlace place,
        OptIn optIn,
        int count,
        double probability,
        WorkingHours hours,
        Caps caps,
        boolean dryRun,
        Optional<String> topic,
        List<String> alarms)
        implements PlacedFault {
    /**
     * Checks all and copies the list.
     *
     * @throws InvalidAttributeException if something is wrong
     */
    public TerminatedInstance {
        alarms = List.copyOf(alarms);
        if (count < 1) {
            throw new InvalidAttributeException(
                    "count", "to be at least 1", Integer.toString(count), "Write for example `count = 1`.");
        }
        if (!(probability > 0 && probability <= 1)) {
            throw new InvalidAttributeException(
                    "probability",
                    "to be above 0 and at most 1",
                    Double.toString(probability),
                    "Write for example `probability = 0.5`; without the annotation nothing is terminated.");
        }
        if (topic.isPresent() && !topic.get().matches("arn:[a-z-]+:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]+")) {
            throw new InvalidAttributeException(
                    "notifyTopic",
                    "to be the ARN of an SNS topic, not a FIFO one",
                    '"' + topic.get() + '"',
                    "Write for example `notifyTopic = \"arn:aws:sns:eu-central-1:123456789012:chaos\"`.");
        }
        if (alarms.stream().anyMatch(String::isBlank)) {
            throw new InvalidAttributeException(
                    "alarms", "to hold names of alarms", "a blank one", "Write for example `alarms = \"orders-5xx\"`.");
        }
    }

    @Override
    public Target target() {
        return new TerminationTarget(place);
    }

    @Override
    public String description() {
        return "terminate " + (count == 1 ? "an instance" : count + " instances") + " of " + optIn
                + (probability < 1 ? " with a probability of " + probability : "") + (dryRun ? " (dry run)" : "");
    }
}
