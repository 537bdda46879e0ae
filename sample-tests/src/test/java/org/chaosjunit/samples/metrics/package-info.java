/** A till whose numbers are read in every way there is. */
@NullMarked
package org.chaosjunit.samples.metrics;

import org.jspecify.annotations.NullMarked;
