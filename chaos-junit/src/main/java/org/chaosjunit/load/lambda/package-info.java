@NullMarked
package org.chaosjunit.load.lambda;

import org.jspecify.annotations.NullMarked;
