/** Instances of EC2. */
@NullMarked
package org.chaosjunit.aws.local.ec2;

import org.jspecify.annotations.NullMarked;
