/** Values that services keep, changed and put back exactly: what most changes in AWS come down to. */
@NullMarked
package org.chaosjunit.aws.setting;

import org.jspecify.annotations.NullMarked;
