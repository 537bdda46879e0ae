/** CloudWatch: metrics, metric math and alarms. */
@NullMarked
package org.chaosjunit.aws.local.cloudwatch;

import org.jspecify.annotations.NullMarked;
