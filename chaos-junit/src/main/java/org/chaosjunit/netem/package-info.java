/** Network interfaces as targets, through the traffic control of Linux: packets that are lost, late, or too many. */
@NullMarked
package org.chaosjunit.netem;

import org.jspecify.annotations.NullMarked;
