/** The front door: annotations that make a test an experiment, and the same thing as code. */
@NullMarked
package org.chaosjunit;

import org.jspecify.annotations.NullMarked;
