/** A way to DynamoDB that loses segments as TCP feels it: a fault of the lab's own. */
@NullMarked
package org.chaosjunit.samples.aws.lab.loss;

import org.jspecify.annotations.NullMarked;
