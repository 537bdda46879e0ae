package org.chaosjunit.aws.ec2;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.result.Evidence;
import org.chaosjunit.spi.Injection;
import org.chaosjunit.spi.InjectionContext;
import org.chaosjunit.spi.MonotonicClock;
import org.chaosjunit.spi.NothingInjectedException;

/** Terminates instances: asks all that may object, draws, and only then touches anything. */
final class Termination {
    private final AwsPlace place;
    private final String target;
    private final InjectionContext context;
    private final Clock clock;
    private final Pause pause;
    private final Instances instances;
    private final Surveyor surveyor;

    Termination(AwsPlace place, String target, InjectionContext context, Clock clock, Pause pause) {
        this.place = place;
        this.target = target;
        this.context = context;
        this.clock = clock;
        this.pause = pause;
        this.instances = new Instances(place);
        this.surveyor = new Surveyor(new Groups(place), instances, new KillLog(place, clock));
    }

    Injection inject(List<TerminatedInstance> faults) throws Exception {
        List<Lottery> lotteries = lotteries(faults);
        String spared = String.join(
                " ",
                lotteries.stream()
                        .map(Lottery::spare)
                        .filter(words -> !words.isEmpty())
                        .toList());
        if (!spared.isEmpty()) {
            throw new NothingInjectedException(spared);
        }
        List<Outcome> outcomes = new ArrayList<>();
        List<Evidence> evidence = new ArrayList<>();
        for (int i = 0; i < faults.size(); i++) {
            List<Outcome> ofFault = executeAll(faults.get(i), lotteries.get(i).drawn());
            outcomes.addAll(ofFault);
            evidence.add(evidence(faults.get(i), ofFault));
        }
        // An error of one keeps no other from its end, but it must not get lost.
        if (outcomes.stream().anyMatch(Outcome::isFailed)) {
            throw new Objection(
                    String.join("; ", outcomes.stream().map(Outcome::words).toList()));
        }
        return () -> evidence;
    }

    private List<Lottery> lotteries(List<TerminatedInstance> faults) throws Objection {
        List<Lottery> lotteries = new ArrayList<>();
        Set<String> hit = new HashSet<>();
        for (TerminatedInstance fault : faults) {
            Lottery lottery = lottery(fault, new Ballot(context.seed() + lotteries.size()));
            for (Candidate drawn : lottery.drawn()) {
                if (!hit.add(drawn.group())) {
                    throw new Objection("two faults of this experiment drew instances of the group " + drawn.group()
                            + "; let them name different groups");
                }
            }
            lotteries.add(lottery);
        }
        return lotteries;
    }

    private Lottery lottery(TerminatedInstance fault, Ballot ballot) throws Objection {
        requireHours(fault);
        if (!fault.alarms().isEmpty()) {
            new Alarms(place, fault.alarms()).requireOk();
        }
        return Lottery.hold(fault, surveyor.survey(fault, clock.instant()), ballot, instances);
    }

    private void requireHours(TerminatedInstance fault) throws Objection {
        var closed = fault.hours().objection(clock.instant());
        if (closed.isPresent()) {
            throw new Objection(closed.get());
        }
    }

    private List<Outcome> executeAll(TerminatedInstance fault, List<Candidate> victims) throws InterruptedException {
        Execution execution = new Execution(place, target, fault, context, clock, pause);
        List<Outcome> outcomes = new ArrayList<>();
        for (Candidate victim : victims) {
            outcomes.add(execution.execute(victim));
        }
        return outcomes;
    }

    // All or nothing: of two instances, one that lives on would pass for chance.
    private Evidence evidence(TerminatedInstance fault, List<Outcome> outcomes) {
        boolean areDead = outcomes.stream().allMatch(Outcome::isDead);
        var seen = areDead ? MonotonicClock.get().instant() : null;
        return new Evidence(
                fault.description(),
                target,
                "instances",
                outcomes.size(),
                areDead ? outcomes.size() : 0,
                100,
                null,
                seen,
                seen,
                outcomes.stream().map(Outcome::words).toList());
    }
}
