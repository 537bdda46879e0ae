/** How metrics are asked that must be asked: on a fixed cadence, bounded in time, of numbers, counters and ratios. */
@NullMarked
package org.chaosjunit.sampling;

import org.jspecify.annotations.NullMarked;
