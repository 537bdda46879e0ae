package org.chaosjunit.aws.handler;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The flags as they were fetched last, for as long as they are kept. */
final class FlagCache {
    private static final double DEFAULT_SECONDS = 60;

    private final FlagSource source;
    private final double seconds;
    private final LogLines log;
    private final LongSupplier nanoTime;
    private FailureFlags flags = FailureFlags.NONE;
    private @Nullable String document;
    private long fetched;
    private boolean isFetched;

    FlagCache(FlagSource source, double seconds, LogLines log, LongSupplier nanoTime) {
        this.source = source;
        this.seconds = seconds;
        this.log = log;
        this.nanoTime = nanoTime;
    }

    /** Returns the flags that the environment names, as the variables of failure-lambda do. */
    static FlagCache of(Map<String, String> environment, LogLines log) {
        Optional<FlagSource> source = FlagSource.of(environment);
        if (environment.getOrDefault("FAILURE_LAMBDA_DISABLED", "").equals("true")) {
            log.info("action", "config", "message", "FAILURE_LAMBDA_DISABLED=true: no flag acts");
            return new FlagCache(new NoSource(), Double.POSITIVE_INFINITY, log, System::nanoTime);
        }
        if (source.isEmpty()) {
            log.warn(
                    "action",
                    "config",
                    "message",
                    "neither FAILURE_INJECTION_PARAM nor FAILURE_APPCONFIG_CONFIGURATION is set: no flag acts");
            return new FlagCache(new NoSource(), Double.POSITIVE_INFINITY, log, System::nanoTime);
        }
        return new FlagCache(source.get(), seconds(environment, source.get(), log), log, System::nanoTime);
    }

    /** Returns for how long a configuration is kept. */
    double seconds() {
        return seconds;
    }

    private static double seconds(Map<String, String> environment, FlagSource source, LogLines log) {
        String text = environment.getOrDefault("FAILURE_CACHE_TTL", "").strip();
        if (text.isEmpty()) {
            return source.defaultCacheSeconds();
        }
        // Java would take "1d", "0x1p3" and "Infinity" for numbers as well.
        if (text.matches("[0-9]{1,9}(\\.[0-9]+)?")) {
            return Double.parseDouble(text);
        }
        log.warn(
                "action",
                "config",
                "message",
                "FAILURE_CACHE_TTL must be a number of seconds of at least 0, but is \"" + text + "\"; 60 is used");
        return DEFAULT_SECONDS;
    }

    synchronized FailureFlags get() {
        if (!isFetched || nanoTime.getAsLong() - fetched >= seconds * 1e9) {
            flags = fetch();
            fetched = nanoTime.getAsLong();
            isFetched = true;
        }
        return flags;
    }

    @SuppressWarnings("CatchThrowable") // Whatever keeps the flags away, the function itself must run.
    private FailureFlags fetch() {
        try {
            String now = source.fetch();
            if (now.equals(document)) {
                return flags;
            }
            FailureFlags read = FlagsReader.read(now, log);
            if (!(source instanceof NoSource)) {
                log.info(
                        "action",
                        "config",
                        "config_source",
                        source.name(),
                        "cache_ttl_seconds",
                        LogLines.number(seconds),
                        "enabled_flags",
                        read.modes());
            }
            document = now;
            return read;
        } catch (Throwable e) {
            document = null;
            log.error("action", "config", "message", "error fetching config, no flag acts", "error", words(e));
            return FailureFlags.NONE;
        }
    }

    private static String words(Throwable e) {
        Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
        return cause.toString();
    }

    private static final class NoSource implements FlagSource {
        @Override
        public String name() {
            return "none";
        }

        @Override
        public double defaultCacheSeconds() {
            return DEFAULT_SECONDS;
        }

        @Override
        public String fetch() {
            return "{}";
        }
    }
}
