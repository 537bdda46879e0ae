/** On what a gate acts: deployments in AWS. */
@NullMarked
package org.chaosjunit.aws.rollout;

import org.jspecify.annotations.NullMarked;
