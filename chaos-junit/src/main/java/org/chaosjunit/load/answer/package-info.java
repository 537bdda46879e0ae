/** Which answers are successes. */
@NullMarked
package org.chaosjunit.load.answer;

import org.jspecify.annotations.NullMarked;
