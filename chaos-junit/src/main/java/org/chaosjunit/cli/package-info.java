/** The command line of the jar: what was left behind, taking it back, and the stop button. */
@NullMarked
package org.chaosjunit.cli;

import org.jspecify.annotations.NullMarked;
