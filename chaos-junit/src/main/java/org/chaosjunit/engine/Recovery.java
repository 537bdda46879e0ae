package org.chaosjunit.engine;

import java.time.Duration;
import java.time.Instant;
import org.chaosjunit.result.Finding;
import org.chaosjunit.result.Reason;
import org.chaosjunit.spi.Durations;
import org.chaosjunit.spi.Plan;

/** Waits until the system is steady again after the revert, and measures how long that takes. */
final class Recovery {
    private final Plan plan;
    private final Surroundings around;
    private final Ledger ledger;

    Recovery(Plan plan, Surroundings around, Ledger ledger) {
        this.plan = plan;
        this.around = around;
        this.ledger = ledger;
    }

    void await(Watch watch) throws CalledOff, InterruptedException {
        Time time = around.time();
        Instant from = time.now();
        SteadyWait wait = new SteadyWait(time, plan.checks(), from);
        try {
            watch.await(wait::isRecoveredOrTooLate, limit());
        } finally {
            ledger.passed("recovery", from, time.now());
        }
        wait.looks().forEach(look -> look.last().ifPresent(last -> ledger.judged(last.judgement("recovery"))));
        if (wait.failed().isPresent()) {
            throw new CalledOff(wait.failed().get());
        }
        if (wait.late().isEmpty()) {
            ledger.recovered(wait.timeToSteady());
        } else {
            throw new CalledOff(notRecovered(wait.late().get(0), Duration.between(from, time.now())));
        }
    }

    private static Finding notRecovered(SteadyLook late, Duration waited) {
        return new Finding(
                Reason.NOT_RECOVERED,
                "Not steady again within "
                        + Durations.format(late.check().state().recoversWithin()) + " after the revert (waited "
                        + Durations.format(late.timeToSteady().orElse(waited)) + "): " + late.words() + ".");
    }

    private Duration limit() {
        return plan.checks().stream()
                .map(check -> check.state().recoversWithin().plus(check.state().window()))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO)
                .plus(FaultWindow.settleLimit(plan));
    }
}
