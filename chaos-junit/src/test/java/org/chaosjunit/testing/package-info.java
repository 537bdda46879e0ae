/** A target, its reverter and metrics that live in memory, for tests of everything above them. */
@NullMarked
package org.chaosjunit.testing;

import org.jspecify.annotations.NullMarked;
