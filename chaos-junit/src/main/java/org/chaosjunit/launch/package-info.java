/** Runs experiments with JUnit's launcher; the only room beside the front door that knows JUnit. */
@NullMarked
package org.chaosjunit.launch;

import org.jspecify.annotations.NullMarked;
