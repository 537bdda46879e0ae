/**
 * Decides from the results of experiments what becomes of a deployment, and says so to those who wait for it.
 *
 * <p>Knows neither JUnit nor the engine: only results files.
 */
@NullMarked
package org.chaosjunit.gate;

import org.jspecify.annotations.NullMarked;
