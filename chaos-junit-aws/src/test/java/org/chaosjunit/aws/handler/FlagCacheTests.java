package org.chaosjunit.aws.handler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlagCacheTests {
    private static final String ON = "{\"exception\":{\"enabled\":true}}";

    private final TestLog log = new TestLog();
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1);
    private final AtomicInteger fetched = new AtomicInteger();
    private String document = ON;

    private FlagCache cache(double seconds) {
        FlagSource source = new FlagSource() {
            @Override
            public String name() {
                return "test";
            }

            @Override
            public double defaultCacheSeconds() {
                return 60;
            }

            @Override
            public String fetch() throws IOException {
                fetched.incrementAndGet();
                if (document.isEmpty()) {
                    throw new IOException("no answer");
                }
                return document;
            }
        };
        return new FlagCache(source, seconds, log.lines(), now::get);
    }

    private void pass(double seconds) {
        now.addAndGet((long) (seconds * 1e9));
    }

    @Test
    @DisplayName("keeps a configuration for as long as it was told, and not a moment longer")
    void keeps() {
        FlagCache cache = cache(1.5);
        assertThat(cache.get().modes()).containsExactly("exception");
        document = "{}";
        pass(1.499);
        assertThat(cache.get().modes()).containsExactly("exception");
        assertThat(fetched).hasValue(1);
        pass(0.001);
        assertThat(cache.get().modes()).isEmpty();
        assertThat(fetched).hasValue(2);
    }

    @Test
    @DisplayName("fetches with each event where nothing is to be kept")
    void keepsNothing() {
        FlagCache cache = cache(0);
        cache.get();
        cache.get();
        assertThat(fetched).hasValue(2);
    }

    @Test
    @DisplayName("lets no flag act that it cannot fetch any more, asks no sooner again, and recovers")
    void failure() {
        FlagCache cache = cache(60);
        cache.get();
        document = "";
        pass(60);
        assertThat(cache.get()).isEqualTo(FailureFlags.NONE);
        document = ON;
        pass(59);
        assertThat(cache.get()).isEqualTo(FailureFlags.NONE);
        assertThat(fetched).hasValue(2);
        pass(1);
        assertThat(cache.get().modes()).containsExactly("exception");
        assertThat(log.texts())
                .last()
                .isEqualTo("{\"info\",\"action\":\"config\",\"config_source\":\"test\",\"cache_ttl_seconds\":60,"
                        + "\"enabled_flags\":[\"exception\"]}");
    }

    @ParameterizedTest
    @CsvSource({"FAILURE_INJECTION_PARAM, 60", "FAILURE_APPCONFIG_CONFIGURATION, 0"})
    @DisplayName("has the default of its source")
    void defaults(String variable, double seconds) {
        assertThat(FlagCache.of(Map.of(variable, "p"), log.lines()).seconds()).isEqualTo(seconds);
        assertThat(log.texts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "' 2.5 ', 2.5", "'', 60"})
    @DisplayName("takes any number of seconds")
    void seconds(String text, double seconds) {
        Map<String, String> environment = Map.of("FAILURE_INJECTION_PARAM", "p", "FAILURE_CACHE_TTL", text);
        assertThat(FlagCache.of(environment, log.lines()).seconds()).isEqualTo(seconds);
        assertThat(log.texts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1m", "NaN", "Infinity", "0x1p3"})
    @DisplayName("says so and takes 60 s where that is no number of seconds")
    void noSeconds(String text) {
        Map<String, String> environment = Map.of("FAILURE_APPCONFIG_CONFIGURATION", "p", "FAILURE_CACHE_TTL", text);
        assertThat(FlagCache.of(environment, log.lines()).seconds()).isEqualTo(60);
        assertThat(log.texts())
                .containsExactly("{\"warn\",\"action\":\"config\",\"message\":\"FAILURE_CACHE_TTL must be a number of"
                        + " seconds of at least 0, but is \\\"" + text + "\\\"; 60 is used\"}");
    }

    @Test
    @DisplayName("is bypassed by FAILURE_LAMBDA_DISABLED=true alone, and asks nobody then")
    void disabled() {
        // Asking would fail, and be logged: there is no region.
        Map<String, String> disabled = Map.of("FAILURE_INJECTION_PARAM", "/p", "FAILURE_LAMBDA_DISABLED", "true");
        assertThat(FlagCache.of(disabled, log.lines()).get()).isEqualTo(FailureFlags.NONE);
        assertThat(log.texts())
                .containsExactly(
                        "{\"info\",\"action\":\"config\",\"message\":\"FAILURE_LAMBDA_DISABLED=true: no flag acts\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "1", "TRUE", ""})
    @DisplayName("is not bypassed by anything else, as in failure-lambda")
    void notDisabled(String value) {
        Map<String, String> environment = Map.of("FAILURE_INJECTION_PARAM", "/p", "FAILURE_LAMBDA_DISABLED", value);
        assertThat(FlagCache.of(environment, log.lines()).seconds()).isEqualTo(60);
        assertThat(log.texts()).isEmpty();
    }

    @Test
    @DisplayName("says so where the environment names no configuration")
    void nothingNamed() {
        assertThat(FlagCache.of(Map.of(), log.lines()).get()).isEqualTo(FailureFlags.NONE);
        assertThat(log.texts())
                .containsExactly("{\"warn\",\"action\":\"config\",\"message\":\"neither FAILURE_INJECTION_PARAM nor"
                        + " FAILURE_APPCONFIG_CONFIGURATION is set: no flag acts\"}");
    }
}
