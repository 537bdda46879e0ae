package org.chaosjunit.revert;

/**
 * Where a record is in the store beside a target.
 *
 * @param target the target whose lease was held
 * @param entry name of the entry
 */
record SharedName(String target, String entry) {}
