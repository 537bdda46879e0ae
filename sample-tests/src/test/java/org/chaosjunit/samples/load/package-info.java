/** Loads of several shapes: rates that change, random arrivals, two versions in turns. */
@NullMarked
package org.chaosjunit.samples.load;

import org.jspecify.annotations.NullMarked;
