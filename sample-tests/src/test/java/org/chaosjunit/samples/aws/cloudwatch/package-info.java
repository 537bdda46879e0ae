/** Experiments that CloudWatch judges, and that its alarms stop. */
@NullMarked
package org.chaosjunit.samples.aws.cloudwatch;

import org.jspecify.annotations.NullMarked;
