/** On what a gate acts: the kinds that need nothing but this machine. */
@NullMarked
package org.chaosjunit.gate.control;

import org.jspecify.annotations.NullMarked;
