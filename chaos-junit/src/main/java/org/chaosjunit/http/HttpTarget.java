package org.chaosjunit.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.HostPatterns;
import org.chaosjunit.spi.Injection;
import org.chaosjunit.spi.InjectionContext;
import org.chaosjunit.spi.Looks;
import org.chaosjunit.spi.Problem;
import org.chaosjunit.spi.Reach;
import org.chaosjunit.spi.Refusal;
import org.chaosjunit.spi.Settings;
import org.chaosjunit.spi.Target;

/**
 * A resource whose representation is replaced.
 *
 * @param url the resource, normalized
 */
record HttpTarget(URI url) implements Target {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    @Override
    public String id() {
        return "http:" + url;
    }

    @Override
    public Reach reach() {
        // By this name, each machine has a service of its own.
        return ResourceUrl.isLoopback(url) ? Reach.MACHINE : Reach.NETWORK;
    }

    @Override
    public List<Refusal> check(List<Fault> faults) {
        List<Refusal> refusals = new ArrayList<>();
        for (Fault fault : faults) {
            problem(fault, faults.get(0)).ifPresent(problem -> refusals.add(new Refusal(fault, problem)));
        }
        return refusals;
    }

    private Optional<Problem> problem(Fault fault, Fault first) {
        if (!(fault instanceof ReplacedResource replaced)) {
            return Optional.of(new Problem("", "a target that can do it", id(), "Choose another target."));
        }
        if (fault != first) {
            return Optional.of(new Problem(
                    "url",
                    "to be the only one of the experiment for that resource",
                    "a second, \"" + url + '"',
                    "Remove one of them."));
        }
        return objection().or(() -> replaced.credential()
                .filter(credential -> !credential.isKnown())
                .map(credential -> new Problem(
                        "authorization",
                        "to name a system property or environment variable that has a value",
                        "${" + credential.name() + "}",
                        "Set the system property `" + credential.name() + "` or the environment variable `"
                                + credential.variable() + "`; no file of the project is looked into.")));
    }

    private Optional<Problem> objection() {
        if (ResourceUrl.isLoopback(url)) {
            return Optional.empty();
        }
        try {
            Optional<HostPatterns> allowed = Settings.allowedTargets();
            return allowed.isPresent() && ResourceUrl.isAllowed(url, allowed.get())
                    ? Optional.empty()
                    : Optional.of(notAllowed(
                            '"' + url.getHost() + '"',
                            allowed.map(some -> "Allowed are " + some + ". ").orElse("")));
        } catch (IllegalArgumentException malformed) {
            return Optional.of(notAllowed("in `chaosjunit.targets.allowed` " + malformed.getMessage(), ""));
        }
    }

    private Problem notAllowed(String found, String known) {
        return new Problem(
                "url",
                "to be on this machine, or on a host that is allowed",
                found,
                known + "Whoever runs the build allows it with the system property `chaosjunit.targets.allowed="
                        + url.getHost() + "` or the environment variable `CHAOSJUNIT_TARGETS_ALLOWED`; no file of the"
                        + " project can.");
    }

    @Override
    public Injection inject(List<Fault> faults, InjectionContext context) throws Exception {
        ReplacedResource fault = (ReplacedResource) faults.get(0);
        Resource resource = fault.resource();
        Representation next = fault.representation();
        Optional<Representation> previous = resource.get();
        if (previous.isPresent() && previous.get().says(next)) {
            throw new IOException("GET " + url + " answered already what is to be put, so it would change nothing");
        }
        String change = UUID.randomUUID().toString();
        context.journal().write(new ResourceUndo(fault, previous, change).record(context.expires()));
        try {
            resource.put(next, previous, context.expires());
        } catch (HttpTimeoutException e) {
            resource.awaitLate(found -> isThere(next, found));
            throw e;
        }
        requireThere(next, resource.get());
        return Looks.begin(
                change,
                context.expires(),
                BETWEEN_LOOKS,
                List.of(new Looks.Look(fault, id(), () -> isThere(next, resource.get()))));
    }

    private void requireThere(Representation next, Optional<Representation> found) throws IOException {
        if (!isThere(next, found)) {
            throw new IOException("PUT " + url + " was answered well, but GET then answered "
                    + found.map(Representation::description).orElse("404") + ", not what was put");
        }
    }

    private static boolean isThere(Representation next, Optional<Representation> found) {
        return found.isPresent() && next.says(found.get());
    }
}
