/** A Lambda function in Java that goes wrong as the configuration of failure-lambda 1.x says. */
@NullMarked
package org.chaosjunit.samples.aws.handler;

import org.jspecify.annotations.NullMarked;
