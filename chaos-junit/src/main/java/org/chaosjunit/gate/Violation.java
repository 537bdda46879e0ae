package org.chaosjunit.gate;

/**
 * One thing that keeps a deployment from being promoted.
 *
 * @param rule name of the rule
 * @param decision what it calls for
 * @param required what was required, with its number
 * @param found what was found, with its number
 * @param isFinal whether nobody may override it
 */
public record Violation(String rule, GateDecision decision, String required, String found, boolean isFinal) {
    /** Creates one that may be overridden. */
    public static Violation of(String rule, GateDecision decision, String required, String found) {
        return new Violation(rule, decision, required, found, false);
    }

    /** Creates one that nobody may override. */
    public static Violation last(String rule, GateDecision decision, String required, String found) {
        return new Violation(rule, decision, required, found, true);
    }

    @Override
    public String toString() {
        return rule + " requires " + required + ", but found " + found + ": " + decision;
    }
}
