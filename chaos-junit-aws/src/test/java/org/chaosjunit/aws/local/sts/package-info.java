/** The Security Token Service, as far as callers ask who they are. */
@NullMarked
package org.chaosjunit.aws.local.sts;

import org.jspecify.annotations.NullMarked;
