/** A fault of one's own, as CONTRIBUTING.md explains it: an annotation, a record, a reader. */
@NullMarked
package org.chaosjunit.samples.ownfault;

import org.jspecify.annotations.NullMarked;
