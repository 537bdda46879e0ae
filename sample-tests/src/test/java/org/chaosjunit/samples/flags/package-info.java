/** A checkout with a feature flag in a file: faults that outlive the JVM. */
@NullMarked
package org.chaosjunit.samples.flags;

import org.jspecify.annotations.NullMarked;
