/**
 * The situations K01 to K33 in which another tool was seen to leave faults on or to report success: a test for each, named
 * after it, against a service on the loopback interface.
 */
@NullMarked
package org.chaosjunit.conformance;

import org.jspecify.annotations.NullMarked;
