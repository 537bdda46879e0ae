/** Metrics that a system measures with Micrometer, in this JVM. */
@NullMarked
package org.chaosjunit.micrometer;

import org.jspecify.annotations.NullMarked;
