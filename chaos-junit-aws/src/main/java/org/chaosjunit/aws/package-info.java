/** AWS services as targets, metric sources and rollout controls. */
@NullMarked
package org.chaosjunit.aws;

import org.jspecify.annotations.NullMarked;
