package org.chaosjunit.spi;

import java.util.List;
import org.chaosjunit.result.Evidence;

/** Faults that were injected together. */
public interface Injection {
    /** Returns what each fault was seen doing up to now, in the order in which the faults were given. */
    List<Evidence> evidence();
}
