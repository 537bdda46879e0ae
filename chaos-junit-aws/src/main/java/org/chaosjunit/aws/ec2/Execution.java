package org.chaosjunit.aws.ec2;

import java.time.Clock;
import java.util.Optional;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.spi.InjectionContext;
import org.chaosjunit.spi.UndoRecord;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/** Terminates one instance: writes it down, announces it, looks once more, and only then does it. */
final class Execution {
    /** How often the state is read before it counts as not seen. */
    static final int LOOKS = 60;

    private static final int LOOKS_AFTER_AN_ERROR = 3;
    private static final int INTERNAL_ERROR = 500;
    private static final String UNKNOWN = "unknown, for ";

    private final AwsPlace place;
    private final String target;
    private final TerminatedInstance fault;
    private final InjectionContext context;
    private final Clock clock;
    private final Pause pause;
    private final Instances instances;
    private final Notices notices;

    Execution(
            AwsPlace place,
            String target,
            TerminatedInstance fault,
            InjectionContext context,
            Clock clock,
            Pause pause) {
        this.place = place;
        this.target = target;
        this.fault = fault;
        this.context = context;
        this.clock = clock;
        this.pause = pause;
        this.instances = new Instances(place);
        this.notices = new Notices(place, fault.topic(), context.experiment());
    }

    Outcome execute(Candidate victim) throws InterruptedException {
        UndoRecord undo;
        try {
            new KillLog(place, clock).enter(victim, fault.caps(), context.experiment());
            notices.tell("terminating", victim, fault.description());
            requireStillFit(victim);
            undo = TerminationUndo.record(place, target, victim, context.expires());
        } catch (SdkException | Objection e) {
            return tellTheEnd(new Outcome(victim, Outcome.End.FAILED, String.valueOf(e.getMessage())));
        }
        context.journal().write(undo);
        return tellTheEnd(end(victim));
    }

    // What is dead for us must not count as in service, as it does in the group for a while.
    private Outcome end(Candidate victim) throws InterruptedException {
        SdkException refusal = null;
        try {
            instances.terminate(victim.instance());
        } catch (SdkException e) {
            refusal = e;
        }
        Losses.add(place, victim.instance());
        Outcome seen = look(victim, refusal == null ? LOOKS : LOOKS_AFTER_AN_ERROR);
        if (refusal == null || seen.isDead()) {
            return seen;
        }
        Losses.remove(place, victim.instance());
        boolean isUnknown = seen.detail().startsWith(UNKNOWN) && !isRefused(refusal);
        return new Outcome(
                victim,
                isUnknown ? Outcome.End.UNKNOWN : Outcome.End.FAILED,
                refusal.getMessage() + "; it is " + seen.detail());
    }

    // What was not answered may have been heard all the same, and so may what failed inside the service.
    private static boolean isRefused(SdkException refusal) {
        return refusal instanceof SdkServiceException answered && answered.statusCode() < INTERNAL_ERROR;
    }

    private Outcome look(Candidate victim, int looks) throws InterruptedException {
        String found = "nothing that EC2 knows";
        for (int look = 0; look < looks; look++) {
            if (look > 0) {
                pause.pause();
            }
            try {
                found = instances.state(victim.instance()).orElse("nothing that EC2 knows");
            } catch (SdkException e) {
                found = UNKNOWN + e.getMessage();
            }
            if (Instances.DEAD.contains(found)) {
                return new Outcome(victim, Outcome.End.DEAD, found);
            }
        }
        return new Outcome(victim, Outcome.End.NOT_SEEN, found);
    }

    private Outcome tellTheEnd(Outcome outcome) {
        try {
            notices.tell(outcome.isDead() ? "terminated" : "not-terminated", outcome.victim(), outcome.words());
            return outcome;
        } catch (SdkException e) {
            String why = String.valueOf(e.getMessage());
            return outcome.isDead()
                    ? new Outcome(outcome.victim(), Outcome.End.NOT_ANNOUNCED, why)
                    : new Outcome(
                            outcome.victim(),
                            outcome.end() == Outcome.End.UNKNOWN ? Outcome.End.UNKNOWN : Outcome.End.FAILED,
                            outcome.detail() + "; that could not be announced either: " + why);
        }
    }

    // Since it was drawn, others were terminated, people were told, and time has passed.
    private void requireStillFit(Candidate victim) throws Objection {
        Optional<String> closed = fault.hours().objection(clock.instant());
        if (closed.isPresent()) {
            throw new Objection(closed.get());
        }
        var group = new Groups(place)
                .named(victim.group())
                .orElseThrow(() -> new Objection("its group is no longer there"));
        Optional<String> unfit =
                fault.optIn().objection(victim.group(), GroupRules.tags(group)).or(() -> GroupRules.objection(group));
        if (unfit.isPresent()) {
            throw new Objection("its group " + unfit.get());
        }
        boolean isInService = group.instances().stream()
                .filter(GroupRules::isInService)
                .anyMatch(instance -> instance.instanceId().equals(victim.instance()));
        String state = instances.state(victim.instance()).orElse("not known to EC2");
        if (!isInService || !state.equals("running")) {
            throw new Objection("it is no longer in service and healthy, but " + state);
        }
    }
}
