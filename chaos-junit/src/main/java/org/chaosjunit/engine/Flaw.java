package org.chaosjunit.engine;

import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.Load;
import org.chaosjunit.spi.Problem;
import org.chaosjunit.spi.SteadyState;

/**
 * Something wrong with a plan.
 *
 * @param subject the fault, load or steady state that is wrong, or the name of the experiment
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
        return subject instanceof SteadyState state ? state.description() : subject.toString();
    }
}
