/** SNS: topics and their deliveries. */
@NullMarked
package org.chaosjunit.aws.local.sns;

import org.jspecify.annotations.NullMarked;
