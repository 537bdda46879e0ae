package org.chaosjunit.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.chaosjunit.spi.Guard;
import org.chaosjunit.spi.Reporter;
import org.chaosjunit.spi.Reverter;
import org.chaosjunit.spi.Settings;

/**
 * What an experiment finds around it.
 *
 * @param settings configuration parameters
 * @param guards who may object
 * @param reporters who is told
 * @param time whose time it is
 */
record Surroundings(Settings settings, List<Guard> guards, List<Reporter> reporters, Time time) {
    /**
     * Returns the guards and reporters of the class path, and the real time.
     *
     * <p>What someone has set or registered and is not understood becomes an objection: who is not heard cannot object.
     */
    static Surroundings of(Settings settings) {
        List<Guard> guards = new ArrayList<>();
        guards.add(plan -> settings.unknown().stream()
                .map(problem -> "The experiment " + problem)
                .findFirst());
        guards.addAll(services(Guard.class, guards));
        List<Reporter> reporters = services(Reporter.class, guards);
        services(Reverter.class, guards);
        return new Surroundings(settings, guards, reporters, new SystemTime());
    }

    private static <S> List<S> services(Class<S> type, List<Guard> guards) {
        List<S> found = new ArrayList<>();
        try {
            ServiceLoader.load(type, Surroundings.class.getClassLoader()).forEach(found::add);
        } catch (ServiceConfigurationError | LinkageError e) {
            String objection = "A " + type.getSimpleName() + " of the class path cannot be loaded: " + e.getMessage()
                    + ". Repair it, or remove it from META-INF/services/" + type.getName() + ".";
            guards.add(plan -> Optional.of(objection));
        }
        return found;
    }
}
