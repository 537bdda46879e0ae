package org.chaosjunit.file;

import java.nio.file.Path;
import java.util.Optional;
import org.chaosjunit.spi.PlacedFault;
import org.chaosjunit.spi.Target;

/**
 * A fault that gives a file other content; what to build a fault for a format of your own on.
 *
 * <p>A record that says what the content becomes is all it takes: reading, journaling, replacing in one step, evidence and
 * the way back are as for {@link WriteFile}, and the way back needs none of your classes. While such a fault acts, the
 * whole file is its own: a change that somebody else makes to any part of it stays, and is reported. Several on one file
 * follow each other, each getting what the one before it has made.
 *
 * <pre>{@code
 * record Flag(Path file, String name, boolean on) implements FileFault {
 *     public byte[] content(Optional<byte[]> before) { ... }
 *     public String description() { return "flag " + name + " is " + on; }
 * }
 * }</pre>
 */
public interface FileFault extends PlacedFault {
    /** Returns the file, absolute or from the working directory. */
    Path file();

    /**
     * Returns what the file holds while the fault acts; at most 10 MB. Touches nothing.
     *
     * @param before what it holds before; empty if there is no file
     * @throws Exception if it cannot be changed; then nothing is
     */
    byte[] content(Optional<byte[]> before) throws Exception;

    @Override
    default Target target() {
        return new FileTarget(TargetFile.of(file()));
    }
}
