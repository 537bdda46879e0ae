package org.chaosjunit.aws;

import java.util.Objects;
import java.util.Optional;
import org.chaosjunit.spi.Guard;
import org.chaosjunit.spi.Plan;
import org.chaosjunit.spi.PlannedFaults;

/** Objects to experiments on accounts that nobody allowed. */
public final class AwsGuard implements Guard {
    @Override
    public Optional<String> objection(Plan plan) {
        return plan.faults().stream()
                .map(PlannedFaults::target)
                .map(target -> target instanceof AwsTarget aws ? aws.awsPlace() : null)
                .filter(Objects::nonNull)
                .distinct()
                .flatMap(place -> AwsConsent.accountObjection(place).stream())
                .findFirst();
    }
}
