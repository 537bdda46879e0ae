/** Lambda, whose functions really run, each container a process. */
@NullMarked
package org.chaosjunit.aws.local.lambda;

import org.jspecify.annotations.NullMarked;
