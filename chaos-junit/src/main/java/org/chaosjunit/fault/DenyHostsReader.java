package org.chaosjunit.fault;

import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.FaultReader;
import org.chaosjunit.spi.Site;

/** Reads {@link DenyHosts}. */
final class DenyHostsReader implements FaultReader<DenyHosts> {
    @Override
    public Fault read(DenyHosts denied, Site site) {
        return new DeniedHosts(Hosts.read("value", denied.value(), site), denied.as(), denied.percentage());
    }
}
