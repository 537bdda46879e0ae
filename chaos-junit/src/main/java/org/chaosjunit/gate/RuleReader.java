package org.chaosjunit.gate;

/**
 * Reads one kind of rule; found with {@link java.util.ServiceLoader}, so that whoever wants another rule adds it to the class
 * path.
 */
public interface RuleReader {
    /** Returns the name of the rule, as it is written in a POM: {@code minimumExperiments}. */
    String name();

    /**
     * Reads a rule.
     *
     * @throws org.chaosjunit.spi.InvalidAttributeException if a value is missing or makes no sense
     */
    Rule read(RuleValues values);
}
