package org.chaosjunit.file;

import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.FaultReader;
import org.chaosjunit.spi.Site;

/** Reads {@link WriteFile}. */
final class WriteFileReader implements FaultReader<WriteFile> {
    @Override
    public Fault read(WriteFile write, Site site) {
        return new WrittenFile(
                Paths.parse("path", site.resolve("path", write.path())), site.resolve("content", write.content()));
    }
}
