/**
 * A stand-in for AWS: one embedded endpoint for the services that the library and its samples use.
 *
 * <p>It is no emulator. What it does not know it refuses with status 501, and it does not check signatures.
 */
@NullMarked
package org.chaosjunit.aws.local;

import org.jspecify.annotations.NullMarked;
