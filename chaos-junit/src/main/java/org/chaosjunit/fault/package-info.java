/** The catalogue of faults: an annotation, a record and a reader each. */
@NullMarked
package org.chaosjunit.fault;

import org.jspecify.annotations.NullMarked;
