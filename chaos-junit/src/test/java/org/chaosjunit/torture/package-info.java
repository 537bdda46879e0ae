/** Kills experiments of real JVMs at random moments, and looks whether anything of them stays. */
@NullMarked
package org.chaosjunit.torture;

import org.jspecify.annotations.NullMarked;
