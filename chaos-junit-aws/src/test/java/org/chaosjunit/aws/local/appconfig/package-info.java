/** AppConfig, its data plane and its agent. */
@NullMarked
package org.chaosjunit.aws.local.appconfig;

import org.jspecify.annotations.NullMarked;
