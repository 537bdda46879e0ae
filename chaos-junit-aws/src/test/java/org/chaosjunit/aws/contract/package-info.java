/** The same checks against the stand-in and against other implementations of AWS, wherever there are any. */
@NullMarked
package org.chaosjunit.aws.contract;

import org.jspecify.annotations.NullMarked;
