/** Metrics that a system shows as text for Prometheus. */
@NullMarked
package org.chaosjunit.prometheus;

import org.jspecify.annotations.NullMarked;
