/** Auto Scaling groups. */
@NullMarked
package org.chaosjunit.aws.local.autoscaling;

import org.jspecify.annotations.NullMarked;
