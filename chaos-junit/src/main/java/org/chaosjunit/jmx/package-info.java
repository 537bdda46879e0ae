/** Metrics that a JVM shows as attributes of managed beans. */
@NullMarked
package org.chaosjunit.jmx;

import org.jspecify.annotations.NullMarked;
