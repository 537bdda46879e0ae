package org.chaosjunit.process;

import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.FaultReader;
import org.chaosjunit.spi.Site;

/** Reads {@link KillProcess}. */
final class KillProcessReader implements FaultReader<KillProcess> {
    @Override
    public Fault read(KillProcess kill, Site site) {
        return new KilledProcess(
                ChildProcess.read(kill.pid(), kill.pidFile(), kill.commandLine(), site),
                kill.signal(),
                kill.children(),
                site.resolve("restart", kill.restart()));
    }
}
