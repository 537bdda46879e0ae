package org.chaosjunit.engine;

import org.chaosjunit.spi.AbortCondition;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.Load;
import org.chaosjunit.spi.Problem;
import org.chaosjunit.spi.SteadyState;

/**
 * Something wrong with a plan.
 *
 * @param subject the fault, load, steady state or abort condition that is wrong, or the name of the experiment
 * @param problem what is wrong with it
 */
public record Flaw(Object subject, Problem problem) {
    @Override
    public String toString() {
        return '"' + name() + "\" " + problem;
    }

    private String name() {
        if (subject instanceof Fault fault) {
            return fault.description();
        }
        if (subject instanceof Load load) {
            return load.description();
        }
        if (subject instanceof AbortCondition abort) {
            return abort.description();
        }
        return subject instanceof SteadyState state ? state.description() : subject.toString();
    }
}
