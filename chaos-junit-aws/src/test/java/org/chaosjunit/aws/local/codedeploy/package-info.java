/** CodeDeploy, for aliases of functions. */
@NullMarked
package org.chaosjunit.aws.local.codedeploy;

import org.jspecify.annotations.NullMarked;
