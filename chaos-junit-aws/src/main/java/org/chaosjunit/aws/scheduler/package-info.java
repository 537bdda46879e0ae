/** Taking back by EventBridge Scheduler what nobody else is left to take back. */
@NullMarked
package org.chaosjunit.aws.scheduler;

import org.jspecify.annotations.NullMarked;
