/** The Simple Notification Service. */
@NullMarked
package org.chaosjunit.aws.local.sns;

import org.jspecify.annotations.NullMarked;
