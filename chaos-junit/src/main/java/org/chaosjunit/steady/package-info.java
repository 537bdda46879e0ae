/** Steady states and the metrics they are held against. */
@NullMarked
package org.chaosjunit.steady;

import org.jspecify.annotations.NullMarked;
