/** The command line of the jar: what was left behind, taking it back, the stop button, and the gate. */
@NullMarked
package org.chaosjunit.cli;

import org.jspecify.annotations.NullMarked;
