/** The capacity of DynamoDB tables as target. */
@NullMarked
package org.chaosjunit.aws.dynamodb;

import org.jspecify.annotations.NullMarked;
