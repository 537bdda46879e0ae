@NullMarked
package org.chaosjunit.aws.cloudwatch.math;

import org.jspecify.annotations.NullMarked;
