/** Rollout controls against the stand-in. */
@NullMarked
package org.chaosjunit.aws.rollout;

import org.jspecify.annotations.NullMarked;
