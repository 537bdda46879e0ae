/** Load that comes from JMeter engines on other machines. */
@NullMarked
package org.chaosjunit.jmeter;

import org.jspecify.annotations.NullMarked;
