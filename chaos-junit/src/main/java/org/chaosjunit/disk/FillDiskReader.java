package org.chaosjunit.disk;

import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.FaultReader;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.Site;

/** Reads {@link FillDisk}. */
final class FillDiskReader implements FaultReader<FillDisk> {
    @Override
    public Fault read(FillDisk fill, Site site) {
        String size = site.resolve("size", fill.size());
        String leaveFree = site.resolve("leaveFree", fill.leaveFree());
        if (size.isBlank() == leaveFree.isBlank()) {
            throw new InvalidAttributeException(
                    "size",
                    "or `leaveFree`, and not both",
                    size.isBlank() ? "neither" : "size = \"" + size + "\", leaveFree = \"" + leaveFree + '"',
                    "Write for example `leaveFree = \"10MB\"`.");
        }
        FilledDisk.Directory directory = FilledDisk.fillDisk(site.resolve("path", fill.path()));
        return size.isBlank() ? directory.leaveFree(leaveFree) : directory.size(size);
    }
}
