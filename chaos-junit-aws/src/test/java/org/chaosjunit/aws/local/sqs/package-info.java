/** SQS: standard queues in memory. */
@NullMarked
package org.chaosjunit.aws.local.sqs;

import org.jspecify.annotations.NullMarked;
