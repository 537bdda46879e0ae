package org.chaosjunit.engine;

import java.util.List;
import java.util.ServiceLoader;
import org.chaosjunit.judge.FixedJudge;
import org.chaosjunit.spi.Guard;
import org.chaosjunit.spi.Judge;
import org.chaosjunit.spi.Reporter;
import org.chaosjunit.spi.Settings;

/**
 * What an experiment finds around it.
 *
 * @param settings configuration parameters
 * @param guards who may object
 * @param reporters who is told
 * @param judge who decides
 * @param time whose time it is
 */
record Surroundings(Settings settings, List<Guard> guards, List<Reporter> reporters, Judge judge, Time time) {
    /** Returns the guards and reporters of the class path, the real time, and the judge of this release. */
    static Surroundings of(Settings settings) {
        return new Surroundings(
                settings, services(Guard.class), services(Reporter.class), new FixedJudge(), new SystemTime());
    }

    private static <S> List<S> services(Class<S> type) {
        return ServiceLoader.load(type, Surroundings.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }
}
