/** Faults on the calls that the system under test makes with the AWS SDK. */
@NullMarked
package org.chaosjunit.samples.aws.calls;

import org.jspecify.annotations.NullMarked;
