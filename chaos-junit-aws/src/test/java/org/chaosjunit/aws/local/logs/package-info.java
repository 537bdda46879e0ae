/** CloudWatch Logs. */
@NullMarked
package org.chaosjunit.aws.local.logs;

import org.jspecify.annotations.NullMarked;
