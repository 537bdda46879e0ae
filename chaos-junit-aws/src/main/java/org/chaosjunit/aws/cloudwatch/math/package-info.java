/**
 * CloudWatch's metric math, computed here: for endpoints that do not do it.
 *
 * <p>The rules are those of "Using metric math" in the Amazon CloudWatch User Guide. Where it leaves a question open, the
 * class that answers it says so; only AWS itself can confirm the answer.
 */
@NullMarked
package org.chaosjunit.aws.cloudwatch.math;

import org.jspecify.annotations.NullMarked;
