/** The Parameter Store of Systems Manager. */
@NullMarked
package org.chaosjunit.aws.local.ssm;

import org.jspecify.annotations.NullMarked;
