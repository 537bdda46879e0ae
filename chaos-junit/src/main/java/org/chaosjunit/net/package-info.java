/** The fault proxy inside this process. */
@NullMarked
package org.chaosjunit.net;

import org.jspecify.annotations.NullMarked;
