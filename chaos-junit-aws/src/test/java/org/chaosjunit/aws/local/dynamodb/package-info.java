/** DynamoDB of the stand-in: the real DynamoDB Local, and what it lacks. */
@NullMarked
package org.chaosjunit.aws.local.dynamodb;

import org.jspecify.annotations.NullMarked;
