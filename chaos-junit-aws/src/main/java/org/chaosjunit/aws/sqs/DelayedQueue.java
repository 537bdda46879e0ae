package org.chaosjunit.aws.sqs;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.aws.setting.SettingFault;
import org.chaosjunit.spi.Durations;
import org.chaosjunit.spi.InvalidAttributeException;

/**
 * A queue holds back its messages; as an annotation, {@link DelayQueue}.
 *
 * @param place where the queue is
 * @param queue its name
 * @param by whole seconds, from 1 s to 15 min
 */
public record DelayedQueue(AwsPlace place, String queue, Duration by) implements SettingFault {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,80}(\\.fifo)?");
    private static final Duration LONGEST = Duration.ofMinutes(15);

    /**
     * Checks name and delay.
     *
     * @throws InvalidAttributeException if one is wrong
     */
    public DelayedQueue {
        if (!FORM.matcher(queue).matches()) {
            throw new InvalidAttributeException(
                    "queue",
                    "to be the name of an SQS queue, not its URL or ARN",
                    '"' + queue + '"',
                    "Write for example `queue = \"json-work-queue\"`; the region is that of `AWS_REGION`.");
        }
        boolean isWhole = by.equals(Duration.ofSeconds(by.toSeconds()));
        if (!isWhole || by.isZero() || by.isNegative() || by.compareTo(LONGEST) > 0) {
            throw new InvalidAttributeException(
                    "by",
                    "to be whole seconds from 1 s to 15 min, as SQS knows no others",
                    Durations.format(by),
                    "Write for example `by = \"30s\"`.");
        }
    }

    /** Returns the fault for a queue where this process finds AWS. */
    public static DelayedQueue delayQueue(String queue, Duration by) {
        return new DelayedQueue(AwsPlace.current(), queue, by);
    }

    @Override
    public String kind() {
        return QueueDelayKind.NAME;
    }

    @Override
    public String address() {
        return queue;
    }

    @Override
    public Optional<String> changed(Optional<String> before) {
        before.filter(present -> Long.parseLong(present) > by.toSeconds()).ifPresent(present -> {
            throw new IllegalStateException("the queue " + queue + " delays by " + present + " s already, so "
                    + Durations.format(by) + " would make it faster");
        });
        return Optional.of(String.valueOf(by.toSeconds()));
    }

    @Override
    public String description() {
        return "messages of queue " + queue + " delayed by " + Durations.format(by);
    }
}
