/** What several machines make of one another's experiments, and of a control plane that fails. */
@NullMarked
package org.chaosjunit.aws.machines;

import org.jspecify.annotations.NullMarked;
