/** Load: work that arrives on schedule, whatever the answers do. */
@NullMarked
package org.chaosjunit.load;

import org.jspecify.annotations.NullMarked;
