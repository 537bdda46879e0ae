/** Runs a plan, from the first check to the verdict; knows neither JUnit nor any catalogue. */
@NullMarked
package org.chaosjunit.engine;

import org.jspecify.annotations.NullMarked;
