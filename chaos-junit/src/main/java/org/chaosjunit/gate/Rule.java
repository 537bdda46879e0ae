package org.chaosjunit.gate;

import java.util.List;

/** Something that must be so of the results of a run, for a deployment to be promoted. */
public interface Rule {
    /** Returns what speaks against it; empty if nothing does. */
    List<Violation> check(Results results, RuleContext context);
}
