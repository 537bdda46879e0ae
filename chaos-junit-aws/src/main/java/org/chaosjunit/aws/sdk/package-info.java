/** Calls that clients of the AWS SDK for Java 2.x make in this JVM, as target: each attempt of a call, by service and operation. */
@NullMarked
package org.chaosjunit.aws.sdk;

import org.jspecify.annotations.NullMarked;
