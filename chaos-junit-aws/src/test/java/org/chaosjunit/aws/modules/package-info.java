/** What is told where a module of the AWS SDK is missing on the class path. */
@NullMarked
package org.chaosjunit.aws.modules;

import org.jspecify.annotations.NullMarked;
