/** What a person sees of the results. */
@NullMarked
package org.chaosjunit.report;

import org.jspecify.annotations.NullMarked;
