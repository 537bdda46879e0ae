package org.chaosjunit.sampling;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came of asking a probe once.
 *
 * @param at when it was asked
 * @param reading what it read; null if it failed
 * @param failure what went wrong; null if nothing did
 */
record Answer(
        Instant at, @Nullable Reading reading, @Nullable Throwable failure) {}
