/** What tests of all packages need. */
@NullMarked
package org.chaosjunit.aws.testing;

import org.jspecify.annotations.NullMarked;
