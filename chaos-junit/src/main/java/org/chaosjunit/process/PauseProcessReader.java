package org.chaosjunit.process;

import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.FaultReader;
import org.chaosjunit.spi.Site;

/** Reads {@link PauseProcess}. */
final class PauseProcessReader implements FaultReader<PauseProcess> {
    @Override
    public Fault read(PauseProcess pause, Site site) {
        return new PausedProcess(
                ChildProcess.read(pause.pid(), pause.pidFile(), pause.commandLine(), site), pause.children());
    }
}
