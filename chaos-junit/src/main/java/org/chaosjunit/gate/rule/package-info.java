/** The rules of a gate: one file each for the rule, and one that reads it. */
@NullMarked
package org.chaosjunit.gate.rule;

import org.jspecify.annotations.NullMarked;
