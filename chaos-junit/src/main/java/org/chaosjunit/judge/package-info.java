/** Judges: pure functions from samples to decisions. */
@NullMarked
package org.chaosjunit.judge;

import org.jspecify.annotations.NullMarked;
