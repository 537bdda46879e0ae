/** CloudWatch as a source of metrics, and its alarms as a reason to stop. */
@NullMarked
package org.chaosjunit.aws.cloudwatch;

import org.jspecify.annotations.NullMarked;
