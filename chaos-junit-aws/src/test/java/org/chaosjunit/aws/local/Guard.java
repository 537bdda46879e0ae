package org.chaosjunit.aws.local;

import java.util.Optional;

/** Decides whether a caller may do something; the stand-in asks all of them before it acts. */
@FunctionalInterface
public interface Guard {
    /** Returns why not; empty if this guard does not mind. */
    Optional<String> objection(Call call, Permission permission);
}
