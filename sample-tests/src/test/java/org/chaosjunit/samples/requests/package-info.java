/** What a request of a load can be; compiled, and shown in the documents. */
@NullMarked
package org.chaosjunit.samples.requests;

import org.jspecify.annotations.NullMarked;
