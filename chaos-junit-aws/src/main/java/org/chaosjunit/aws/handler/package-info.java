/** A wrapper that makes functions written in Java go wrong as failure-lambda 1.x does; needs no JUnit at run time. */
@NullMarked
package org.chaosjunit.aws.handler;

import org.jspecify.annotations.NullMarked;
