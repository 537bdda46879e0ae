package org.chaosjunit.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.chaosjunit.spi.Drive;
import org.chaosjunit.spi.HttpOperation;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.Load;
import org.chaosjunit.spi.LoadDriver;
import org.chaosjunit.spi.LoadPlan;
import org.chaosjunit.spi.SampleSink;
import org.chaosjunit.spi.Site;
import org.chaosjunit.testing.Place;
import org.junit.jupiter.api.Test;

class DriverTypeTests {
    private static Load read(Class<?> annotated) {
        HttpLoad load = Objects.requireNonNull(annotated.getAnnotation(HttpLoad.class));
        return new HttpLoadReader().read(load, Place.scanned(annotated).with(Map.of("where", "far away")));
    }

    @Test
    void aDriverOfOnesOwnIsPreparedAtItsPlaceAndMayBeLateWithItsReports() {
        @HttpLoad(url = "http://localhost/", rate = 1, timeout = "2s", driver = OwnDriver.class)
        class Declared {}
        Load load = read(Declared.class);

        assertThat(load.timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThatIllegalStateException()
                .isThrownBy(() -> load.start(Instant.now(), 1))
                .withMessage("started load far away");
    }

    @Test
    void aDriverThatCannotBeMadeIsRefused() {
        @HttpLoad(url = "http://localhost/", rate = 1, driver = HiddenDriver.class)
        class Declared {}
        assertThatExceptionOfType(InvalidAttributeException.class)
                .isThrownBy(() -> read(Declared.class))
                .withMessage("requires `driver` to be a public class with a public constructor without parameters, but"
                        + " found " + HiddenDriver.class.getName()
                        + ". Write for example `driver = JMeterDriver.class`.");
    }

    /** Says in place of starting which plan it was given where. */
    public static final class OwnDriver implements LoadDriver<HttpOperation> {
        @Override
        public LoadDriver<HttpOperation> prepare(LoadPlan<HttpOperation> plan, Site site) {
            String where = site.resolve("driver", "${where}");
            return new LoadDriver<>() {
                @Override
                public Duration lag() {
                    return Duration.ofSeconds(3);
                }

                @Override
                public Drive start(LoadPlan<HttpOperation> started, long startNanos, SampleSink samples) {
                    throw new IllegalStateException("started " + started.name() + " " + where);
                }
            };
        }

        @Override
        public Drive start(LoadPlan<HttpOperation> plan, long startNanos, SampleSink samples) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class HiddenDriver implements LoadDriver<HttpOperation> {
        private HiddenDriver() {}

        @Override
        public Drive start(LoadPlan<HttpOperation> plan, long startNanos, SampleSink samples) {
            throw new UnsupportedOperationException();
        }
    }
}
