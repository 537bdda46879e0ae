/** Instances of Auto Scaling groups, terminated as chance wants it where all rules allow it, and how groups recover. */
@NullMarked
package org.chaosjunit.aws.ec2;

import org.jspecify.annotations.NullMarked;
