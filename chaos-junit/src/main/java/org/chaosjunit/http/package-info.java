/** Services that are configured over HTTP as targets: a resource has another representation for a while. */
@NullMarked
package org.chaosjunit.http;

import org.jspecify.annotations.NullMarked;
