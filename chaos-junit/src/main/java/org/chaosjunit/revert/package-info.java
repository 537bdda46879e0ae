/** The way back: undo records, the journal that keeps them, and the one code that replays them. */
@NullMarked
package org.chaosjunit.revert;

import org.jspecify.annotations.NullMarked;
