/** What extenders implement, and the data that the parts of the project hand to each other. */
@NullMarked
package org.chaosjunit.spi;

import org.jspecify.annotations.NullMarked;
