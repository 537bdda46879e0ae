/** Holds the documents to the samples: what they show is code that runs here. */
@NullMarked
package org.chaosjunit.samples.docs;

import org.jspecify.annotations.NullMarked;
