/** The configuration of Lambda functions as target. */
@NullMarked
package org.chaosjunit.aws.lambda;

import org.jspecify.annotations.NullMarked;
