/** Metrics that a service answers as JSON. */
@NullMarked
package org.chaosjunit.probe;

import org.jspecify.annotations.NullMarked;
