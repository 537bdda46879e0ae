package org.chaosjunit.aws.failurelambda;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.spi.HostAliases;
import org.chaosjunit.spi.HostPatterns;
import org.chaosjunit.spi.Problem;

/**
 * Globs over hosts, written as regular expressions that JavaScript, POSIX and Rust read alike.
 *
 * <p>Anchored, for the libraries look for them anywhere in a name.
 */
final class DenyPatterns {
    private static final List<String> SERVICES =
            List.of("ssm", "ssmmessages", "ec2messages", "appconfig", "appconfigdata", "sts", "logs");
    // The last are where Lambda's runtime, credentials and instance data are asked for.
    private static final List<String> NEAR = List.of(
            "localhost",
            "127.0.0.1",
            "sts.amazonaws.com",
            "169.254.169.254",
            "169.254.170.2",
            "169.254.100.1",
            "169.254.79.129");

    private DenyPatterns() {}

    /** Returns the expressions. */
    static List<String> compile(HostPatterns hosts) {
        return hosts.texts().stream().map(DenyPatterns::compile).toList();
    }

    private static String compile(String glob) {
        return "^"
                + glob.toLowerCase(Locale.ROOT)
                        .replace(".", "\\.")
                        .replace("*", ".*")
                        .replace('?', '.')
                + "$";
    }

    /** Says what is wrong with hosts whichever library is to deny them. */
    static Optional<Problem> objection(HostPatterns hosts) {
        return hosts.texts().stream().flatMap(text -> objection(text).stream()).findFirst();
    }

    private static Optional<Problem> objection(String text) {
        if (text.startsWith(HostAliases.PREFIX) || text.matches(".*[^!-~].*") || text.matches(".*[\\[\\]:].*")) {
            return Optional.of(new Problem(
                    "value",
                    "to hold plain host names or IPv4 addresses without a port, for that is all the function's library sees",
                    '"' + text + '"',
                    "Write for example `\"dynamodb.*.amazonaws.com\"`."));
        }
        return Patterns.objection(compile(text))
                .map(why ->
                        new Problem("value", "to be short enough", "a pattern that " + why, "Write a shorter one."));
    }

    /** Returns a host that a function or this experiment itself needs and that would be denied. */
    static Optional<String> neededHost(HostPatterns hosts, AwsPlace place) {
        List<Pattern> patterns = compile(hosts).stream().map(Pattern::compile).toList();
        return needed(place)
                .filter(host -> patterns.stream()
                        .anyMatch(pattern -> pattern.matcher(host).find()))
                .findFirst();
    }

    /** Returns a host that is needed and that a regular expression, looked for anywhere, would deny. */
    static Optional<String> neededHost(Pattern unanchored, AwsPlace place) {
        return needed(place).filter(host -> unanchored.matcher(host).find()).findFirst();
    }

    private static Stream<String> needed(AwsPlace place) {
        Stream<String> regional = SERVICES.stream()
                .flatMap(service -> Stream.of(
                        service + "." + place.region() + ".amazonaws.com",
                        service + "." + place.region() + ".api.aws"));
        Stream<String> configured =
                place.endpoints().values().stream().map(URI::getHost).filter(Objects::nonNull);
        return Stream.of(regional, NEAR.stream(), configured).flatMap(hosts -> hosts);
    }
}
