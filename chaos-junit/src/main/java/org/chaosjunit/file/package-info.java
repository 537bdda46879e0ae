/** Files as targets: other content for a while, or another value of one property. */
@NullMarked
package org.chaosjunit.file;

import org.jspecify.annotations.NullMarked;
