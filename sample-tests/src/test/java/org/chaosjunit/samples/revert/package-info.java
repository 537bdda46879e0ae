/** What is left behind by a run that was killed, and the command line that looks after it. */
@NullMarked
package org.chaosjunit.samples.revert;

import org.jspecify.annotations.NullMarked;
