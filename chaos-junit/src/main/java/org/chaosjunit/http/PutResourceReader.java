package org.chaosjunit.http;

import org.chaosjunit.spi.Durations;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.FaultReader;
import org.chaosjunit.spi.Site;

/** Reads {@link PutResource}. */
final class PutResourceReader implements FaultReader<PutResource> {
    @Override
    public Fault read(PutResource put, Site site) {
        return new ReplacedResource(
                ResourceUrl.parse(site.resolve("url", put.url())),
                site.resolve("body", put.body()),
                site.resolve("contentType", put.contentType()),
                Durations.parse("timeout", put.timeout()),
                // Not resolved: the value must not get into anything that is written down.
                Credential.parse(put.authorization()));
    }
}
