/** Attributes of SQS queues as target. */
@NullMarked
package org.chaosjunit.aws.sqs;

import org.jspecify.annotations.NullMarked;
