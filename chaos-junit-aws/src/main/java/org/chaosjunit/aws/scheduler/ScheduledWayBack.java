package org.chaosjunit.aws.scheduler;

import java.util.List;
import java.util.regex.Pattern;
import org.chaosjunit.aws.AwsTarget;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.PlannedFaults;
import org.chaosjunit.spi.Precaution;

/**
 * A schedule puts back what is changed in AWS; as an annotation, {@link DeadMansSwitch}.
 *
 * @param role as in {@link DeadMansSwitch}
 */
public record ScheduledWayBack(String role) implements Precaution {
    private static final Pattern ROLE = Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:role/[\\w+=,.@/-]+");

    /**
     * Checks the role.
     *
     * @throws InvalidAttributeException if it is no ARN of a role
     */
    public ScheduledWayBack {
        if (!ROLE.matcher(role).matches()) {
            throw new InvalidAttributeException(
                    "role",
                    "to be the ARN of a role",
                    '"' + role + '"',
                    "Write for example `role = \"arn:aws:iam::123456789012:role/put-back\"`.");
        }
    }

    @Override
    public List<PlannedFaults> around(List<PlannedFaults> faults) {
        if (faults.stream().noneMatch(planned -> planned.target() instanceof AwsTarget)) {
            throw new InvalidAttributeException(
                    "",
                    "a fault in AWS",
                    faults.isEmpty() ? "none at all" : "only faults on this machine",
                    "Leave it out: what is changed on this machine is put back there.");
        }
        return faults.stream()
                .map(planned -> planned.target() instanceof AwsTarget target
                        ? new PlannedFaults(new SwitchedTarget(target, role), planned.faults())
                        : planned)
                .toList();
    }
}
