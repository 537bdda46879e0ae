/** File systems as targets: {@code @FillDisk} leaves them little room. */
@NullMarked
package org.chaosjunit.disk;

import org.jspecify.annotations.NullMarked;
