/** The gate as Maven goals: thin, over the command line of chaos-junit in a JVM of its own. */
@NullMarked
package org.chaosjunit.maven;

import org.jspecify.annotations.NullMarked;
