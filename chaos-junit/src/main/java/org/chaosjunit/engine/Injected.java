package org.chaosjunit.engine;

import java.util.List;
import org.chaosjunit.result.Evidence;

/** Faults that a body has injected; closing takes them back. */
public interface Injected extends AutoCloseable {
    /** Returns what each fault was seen doing up to now. */
    List<Evidence> evidence();

    /** Takes the faults back, with whatever was injected after them; does nothing the second time. */
    @Override
    void close();
}
