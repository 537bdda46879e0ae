package org.chaosjunit.file;

import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.FaultReader;
import org.chaosjunit.spi.Site;

/** Reads {@link SetProperty}. */
final class SetPropertyReader implements FaultReader<SetProperty> {
    @Override
    public Fault read(SetProperty set, Site site) {
        return new ChangedProperty(
                Paths.parse("file", site.resolve("file", set.file())),
                site.resolve("key", set.key()),
                site.resolve("value", set.value()));
    }
}
