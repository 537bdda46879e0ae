package org.chaosjunit.aws.failurelambda;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines that failure-lambda 0.x logs; the function's runtime puts something before them. */
final class Version0Log {
    private static final Pattern LATENCY = Pattern.compile("Injecting ([0-9]+) ms latency\\.");
    private static final Pattern DISKSPACE = Pattern.compile("Injecting disk space: ([0-9]+) MB");
    private static final Pattern DENYLIST =
            Pattern.compile("Injecting dependency failure through a network block for (?:deny|black)listed sites: ");

    private Version0Log() {}

    static Optional<Sighting> read(String line) {
        if (line.contains("Intercepted network connection to ")) {
            return Optional.of(new Sighting(Mode.DENYLIST, Sighting.Kind.DENIED, OptionalDouble.empty()));
        }
        if (line.contains("Injecting exception message: ")) {
            return Optional.of(Sighting.injected(Mode.EXCEPTION));
        }
        if (line.contains("Injecting status code: ")) {
            return Optional.of(Sighting.injected(Mode.STATUSCODE));
        }
        if (DENYLIST.matcher(line).find()) {
            return Optional.of(Sighting.injected(Mode.DENYLIST));
        }
        return sized(Mode.LATENCY, LATENCY, line).or(() -> sized(Mode.DISKSPACE, DISKSPACE, line));
    }

    private static Optional<Sighting> sized(Mode mode, Pattern pattern, String line) {
        Matcher found = pattern.matcher(line);
        return found.find()
                ? Optional.of(new Sighting(
                        mode, Sighting.Kind.INJECTED, OptionalDouble.of(Double.parseDouble(found.group(1)))))
                : Optional.empty();
    }
}
