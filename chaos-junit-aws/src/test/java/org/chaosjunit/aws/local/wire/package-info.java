/** The wire protocols of AWS, driven by the SDK's own description of its models. */
@NullMarked
package org.chaosjunit.aws.local.wire;

import org.jspecify.annotations.NullMarked;
