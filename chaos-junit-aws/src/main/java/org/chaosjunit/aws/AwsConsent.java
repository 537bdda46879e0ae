package org.chaosjunit.aws;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.Problem;
import org.chaosjunit.spi.Refusal;
import org.chaosjunit.spi.Settings;

/**
 * Whether an account may be experimented on at all: only where whoever runs the build says so.
 *
 * <p>AWS itself needs {@code chaosjunit.accounts.allowed}, an endpoint on another host {@code chaosjunit.targets.allowed};
 * one on this machine is free.
 */
public final class AwsConsent {
    private AwsConsent() {}

    /** Returns a refusal of each fault if the place is not allowed; asks nobody, so only the region is known yet. */
    public static List<Refusal> refusals(AwsPlace place, List<Fault> faults) {
        return objection(place)
                .map(problem -> faults.stream()
                        .map(fault -> new Refusal(fault, problem))
                        .toList())
                .orElse(List.of());
    }

    /** Returns why nothing may be changed there; of AWS itself, asks whose the credentials are. */
    public static Optional<String> veto(AwsPlace place) {
        return objection(place)
                .map(problem -> "Nothing is changed there, for it " + problem)
                .or(() -> accountObjection(place).map(found -> "Nothing is changed there, for " + found));
    }

    static Optional<Problem> objection(AwsPlace place) {
        Optional<Problem> host = place.endpoints().values().stream()
                .flatMap(url -> objection(url).stream())
                .findFirst();
        if (host.isPresent() || !place.isReal()) {
            return host;
        }
        Set<String> allowed = Settings.allowedAccounts();
        return allowed.stream().anyMatch(entry -> isRegion(entry, place.region()))
                ? Optional.empty()
                : Optional.of(new Problem(
                        "",
                        "an AWS account and region that are allowed",
                        place.region() + " of AWS itself"
                                + (allowed.isEmpty()
                                        ? ", and none is allowed"
                                        : ", and allowed are " + sorted(allowed)),
                        "Whoever runs the build allows it with the system property"
                                + " `chaosjunit.accounts.allowed=ACCOUNT/" + place.region()
                                + "` or the environment variable `CHAOSJUNIT_ACCOUNTS_ALLOWED`; no file of the project"
                                + " can. For a local stand-in set `AWS_ENDPOINT_URL`."));
    }

    /** Returns why the account must not be experimented on, now that it is known which one it is. */
    static Optional<String> accountObjection(AwsPlace place) {
        if (!place.isReal()) {
            return Optional.empty();
        }
        Set<String> allowed = Settings.allowedAccounts();
        String account = place.account();
        return allowed.contains(account + "/" + place.region()) || allowed.contains(account + "/*")
                ? Optional.empty()
                : Optional.of("the credentials are of the AWS account " + account + ", region " + place.region()
                        + ", but `chaosjunit.accounts.allowed` allows " + sorted(allowed) + ".");
    }

    private static boolean isRegion(String entry, String region) {
        return entry.endsWith("/" + region) || entry.endsWith("/*");
    }

    private static String sorted(Set<String> allowed) {
        return String.join(", ", allowed.stream().sorted().toList());
    }

    private static Optional<Problem> objection(URI endpoint) {
        String host = endpoint.getHost();
        try {
            boolean isAllowed = isLoopback(host)
                    || Settings.allowedTargets()
                            .filter(patterns -> patterns.match(host, Math.max(endpoint.getPort(), 0)))
                            .isPresent();
            return isAllowed ? Optional.empty() : Optional.of(notAllowed(host, "\"" + endpoint + '"'));
        } catch (IllegalArgumentException malformed) {
            return Optional.of(
                    notAllowed(host, "in `chaosjunit.targets.allowed` " + String.valueOf(malformed.getMessage())));
        }
    }

    private static Problem notAllowed(String host, String found) {
        return new Problem(
                "",
                "an endpoint of AWS on this machine, or on a host that is allowed",
                found,
                "Whoever runs the build allows it with the system property `chaosjunit.targets.allowed=" + host
                        + "` or the environment variable `CHAOSJUNIT_TARGETS_ALLOWED`; no file of the project can.");
    }

    // Without asking a name server: only what is loopback by its text.
    private static boolean isLoopback(String host) {
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        if (bare.equalsIgnoreCase("localhost")) {
            return true;
        }
        try {
            return bare.matches("[0-9.]+|[0-9a-fA-F:]*:[0-9a-fA-F:.]*")
                    && InetAddress.getByName(bare).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
