/** This JVM as target: the agent, its hooks, and method faults. */
@NullMarked
package org.chaosjunit.jvm;

import org.jspecify.annotations.NullMarked;
