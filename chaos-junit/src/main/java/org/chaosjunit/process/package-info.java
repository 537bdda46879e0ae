/** Child processes as targets: {@code @PauseProcess} and {@code @KillProcess}. */
@NullMarked
package org.chaosjunit.process;

import org.jspecify.annotations.NullMarked;
