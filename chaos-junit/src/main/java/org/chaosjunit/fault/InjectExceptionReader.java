package org.chaosjunit.fault;

import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.FaultReader;
import org.chaosjunit.spi.Site;

/** Reads {@link InjectException}. */
final class InjectExceptionReader implements FaultReader<InjectException> {
    @Override
    public Fault read(InjectException exception, Site site) {
        return new MethodException(
                exception.type(),
                site.resolve("message", exception.message()),
                MethodException.pattern(site.resolve("on", exception.on())),
                exception.percentage());
    }
}
