/** S3: buckets, objects, cross-origin rules, notifications and policies. */
@NullMarked
package org.chaosjunit.aws.local.s3;

import org.jspecify.annotations.NullMarked;
