package org.chaosjunit.maven;

/**
 * Something in a POM with which experiments cannot work, or a gate cannot be trusted.
 *
 * @param where plugin and execution
 * @param required what is required
 * @param found what was found
 * @param why what would happen otherwise, a sentence
 */
record LintFinding(String where, String required, String found, String why) {
    @Override
    public String toString() {
        return where + " requires " + required + ", but found " + found + ". " + why;
    }
}
