/** EventBridge Scheduler: one-time schedules. */
@NullMarked
package org.chaosjunit.aws.local.scheduler;

import org.jspecify.annotations.NullMarked;
