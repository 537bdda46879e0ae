/** What differs from one arrival to the next: templates, and the files their values come from. */
@NullMarked
package org.chaosjunit.load.data;

import org.jspecify.annotations.NullMarked;
