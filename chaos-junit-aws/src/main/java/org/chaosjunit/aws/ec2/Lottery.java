package org.chaosjunit.aws.ec2;

import java.util.ArrayList;
import java.util.List;

/** Draws who is terminated, from all who may be, and whether at all. */
final class Lottery {
    private final TerminatedInstance fault;
    private final Ballot ballot;
    private final List<Candidate> left;
    private final List<String> spared;
    private final List<Candidate> drawn = new ArrayList<>();

    private Lottery(TerminatedInstance fault, Survey survey, Ballot ballot) {
        this.fault = fault;
        this.ballot = ballot;
        this.left = new ArrayList<>(survey.candidates());
        this.spared = new ArrayList<>(survey.spared());
    }

    /**
     * Draws as many as are asked for.
     *
     * @throws Objection if there are too few
     */
    static Lottery hold(TerminatedInstance fault, Survey survey, Ballot ballot, Instances instances) throws Objection {
        Lottery lottery = new Lottery(fault, survey, ballot);
        lottery.draw(instances);
        return lottery;
    }

    private void draw(Instances instances) throws Objection {
        while (drawn.size() < fault.count()) {
            if (left.isEmpty()) {
                throw new Objection(tooFew());
            }
            Candidate one = ballot.draw(left);
            // Asked only of who was drawn, for it takes a call each; who is thrown out changes nobody else's chance.
            if (instances.isProtected(one.instance())) {
                left.remove(one);
                spared.add(one.instance() + " of group " + one.group() + " is protected from termination");
            } else {
                drawn.add(one);
                left.removeIf(other -> other.group().equals(one.group()));
            }
        }
    }

    private String tooFew() {
        return "asked for " + fault.count() + (fault.count() == 1 ? " instance" : " instances, each of another group,")
                + " of " + fault.optIn() + ", but "
                + (drawn.isEmpty() ? "none" : "only " + drawn.size()) + " may be terminated."
                + (spared.isEmpty() && drawn.isEmpty() ? " There is no group of that name." : Survey.told(spared));
    }

    List<Candidate> drawn() {
        return drawn;
    }

    /** Says why nothing is terminated though something could be; empty if it is. */
    String spare() {
        if (!ballot.isWon(fault.probability())) {
            return "Nothing was terminated: the draw was lost, for " + ballot.first() + " is not below the probability "
                    + fault.probability() + " (seed " + ballot.seed() + ").";
        }
        return fault.dryRun()
                ? "Nothing was terminated, for this is a dry run; it would have been "
                        + String.join(
                                " and ", drawn.stream().map(Candidate::toString).toList())
                        + " (seed " + ballot.seed() + "). With `dryRun = false` it is."
                : "";
    }
}
