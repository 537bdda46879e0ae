package org.chaosjunit.spi;

import java.util.List;

/**
 * Finds the {@linkplain SharedStore stores} that this process can reach, so that what lost machines left behind can be
 * taken back from anywhere; found with {@link java.util.ServiceLoader}.
 */
public interface SharedStoreFinder {
    /** Returns them; none where nothing says how to reach one. */
    List<SharedStore> find();
}
