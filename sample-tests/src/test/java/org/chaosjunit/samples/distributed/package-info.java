/** A service under a load from several machines. */
@NullMarked
package org.chaosjunit.samples.distributed;

import org.jspecify.annotations.NullMarked;
