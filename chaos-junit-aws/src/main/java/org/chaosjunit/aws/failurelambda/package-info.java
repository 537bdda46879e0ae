/** Functions whose faults come from a library inside them, switched by a document: failure-lambda and chaos_lambda. */
@NullMarked
package org.chaosjunit.aws.failurelambda;

import org.jspecify.annotations.NullMarked;
