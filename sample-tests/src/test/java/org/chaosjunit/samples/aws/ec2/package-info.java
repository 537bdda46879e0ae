/** A group of web servers that loses one, and a worker that is busy. */
@NullMarked
package org.chaosjunit.samples.aws.ec2;

import org.jspecify.annotations.NullMarked;
