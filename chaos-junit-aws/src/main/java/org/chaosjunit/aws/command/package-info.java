/** Stress on instances by documents that AWS owns, run by Systems Manager for a while and cancelled. */
@NullMarked
package org.chaosjunit.aws.command;

import org.jspecify.annotations.NullMarked;
