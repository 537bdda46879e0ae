package org.chaosjunit.jvm;

import org.chaosjunit.spi.DefaultTarget;
import org.chaosjunit.spi.Target;

/** Lets faults that name no target act on the JVM that runs the test. */
public final class ThisJvmByDefault implements DefaultTarget {
    @Override
    public Target target() {
        return ThisJvm.INSTANCE;
    }
}
