/** Run Command of Systems Manager. */
@NullMarked
package org.chaosjunit.aws.local.runcommand;

import org.jspecify.annotations.NullMarked;
