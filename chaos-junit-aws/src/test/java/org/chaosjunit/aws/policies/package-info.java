/** What every feature has to be allowed, compared with what the documents say. */
@NullMarked
package org.chaosjunit.aws.policies;

import org.jspecify.annotations.NullMarked;
