/** Calls handlers as AWS Lambda does, without knowing its libraries. */
@NullMarked
package org.chaosjunit.load.lambda;

import org.jspecify.annotations.NullMarked;
