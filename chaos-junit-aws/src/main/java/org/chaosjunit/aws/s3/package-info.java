/** The configuration of S3 buckets as target. */
@NullMarked
package org.chaosjunit.aws.s3;

import org.jspecify.annotations.NullMarked;
