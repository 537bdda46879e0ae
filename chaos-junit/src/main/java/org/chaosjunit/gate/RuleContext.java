package org.chaosjunit.gate;

import java.time.Instant;

/**
 * What a rule may need besides the results.
 *
 * @param policy what is decided where an experiment could not tell
 * @param now when the gate decides
 */
public record RuleContext(Policy policy, Instant now) {}
