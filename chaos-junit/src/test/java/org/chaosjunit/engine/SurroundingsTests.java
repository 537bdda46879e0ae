package org.chaosjunit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.chaosjunit.spi.Settings;
import org.junit.jupiter.api.Test;

class SurroundingsTests extends DarkRoom {
    @Test
    void objectToParametersThatAreNotKnown() {
        Settings settings = Settings.over(name -> Optional.of("1"), List.of("chaosjunit.sead", "chaosjunit.seed"));

        assertThat(Surroundings.of(settings).guards())
                .flatExtracting(guard -> guard.objection(plan(() -> 5)).stream().toList())
                .singleElement()
                .asString()
                .startsWith("The experiment requires parameters that are known, but found the configuration parameter"
                        + " `chaosjunit.sead`. The nearest is `chaosjunit.seed`. Known: chaosjunit.accounts.allowed,"
                        + " chaosjunit.aliases, ");
    }
}
