/** Policies of roles, buckets, queues and topics as target: what is allowed no more. */
@NullMarked
package org.chaosjunit.aws.policy;

import org.jspecify.annotations.NullMarked;
