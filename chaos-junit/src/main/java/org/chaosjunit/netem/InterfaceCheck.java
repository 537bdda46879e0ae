package org.chaosjunit.netem;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.chaosjunit.netem.Link.Features;
import org.chaosjunit.spi.Problem;
import org.chaosjunit.spi.Settings;

/**
 * Finds out whether faults can be placed on an interface, and touches nothing.
 *
 * @param link the interface
 * @param faults the faults
 */
record InterfaceCheck(Link link, List<InterfaceFault> faults) {
    private static final String LOOPBACK = "to be no loopback interface outside a namespace";

    /** Returns what will be done, or why nothing can be. */
    Outcome look() throws InterruptedException {
        try {
            return run();
        } catch (IOException e) {
            return no("", "`ip` and `tc` that answer", String.valueOf(e.getMessage()), "Install the package iproute2.");
        }
    }

    private Outcome run() throws IOException, InterruptedException {
        if (!Privileges.mayShapeTraffic()) {
            return no(
                    "",
                    "Linux and root, or the capability CAP_NET_ADMIN",
                    "user " + System.getProperty("user.name") + " on " + System.getProperty("os.name") + " without it",
                    "Run it as root, or in a container with `--cap-add NET_ADMIN`.");
        }
        Command shown = link.run("ip", "-j", "link", "show", "dev", link.name());
        if (shown.failed()) {
            return Link.isMissing(shown)
                    ? no("on", "to be an interface", shown.complaint(), "Write what `ip link` lists.")
                    : no("namespace", "to be a network namespace", shown.complaint(), "Write what `ip netns` lists.");
        }
        Features features = Features.parse(shown.output());
        Optional<Problem> problem = place(features);
        if (problem.isPresent()) {
            return new Outcome(problem, Optional.empty(), Optional.empty());
        }
        Shape shape = Shape.of(faults, features.mtu());
        Shape.Rehearsal rehearsal = shape.rehearse();
        return rehearsal
                .refusal()
                .map(complaint -> no(
                        "",
                        "a kernel with `" + shape.kind() + "`",
                        complaint,
                        "Load it with `modprobe sch_" + shape.kind() + "`, or take a kernel that has it."))
                .orElseGet(() -> new Outcome(Optional.empty(), Optional.of(shape), rehearsal.options()));
    }

    private Optional<Problem> place(Features features) throws IOException, InterruptedException {
        boolean own = link.isInOwnNamespace();
        if (own && features.loopback()) {
            return problem(
                    LOOPBACK,
                    '"' + link.name() + '"',
                    "Build tools and debuggers live on it: make a namespace with `ip netns add`.");
        }
        if (own && !Settings.allowedInterfaces().contains(link.name())) {
            return problem(
                    "to be named in `chaosjunit.interfaces.allowed`, outside a namespace",
                    '"' + link.name() + '"',
                    "Set this system property or environment variable, or make a namespace with `ip netns add`.");
        }
        if (!features.up()) {
            return problem(
                    "to be up", link + ", which is down", "Set it up with `ip link set dev " + link.name() + " up`.");
        }
        if (features.queue() == 0) {
            return problem(
                    "to have a queue",
                    link + " with txqueuelen 0, which the kernel would change for good",
                    "Set it with `ip link set dev " + link.name() + " txqueuelen 1000`.");
        }
        return root();
    }

    private Optional<Problem> root() throws IOException, InterruptedException {
        Optional<Qdisc> root = link.root();
        if (root.isEmpty() || root.get().isDefault()) {
            return Optional.empty();
        }
        String found = root.get() + " on " + link;
        return root.get().isOurs()
                ? problem(
                        "to have no fault yet",
                        found,
                        "An experiment left it: take it back with `" + String.join(" ", delete()) + "`.")
                : problem(
                        "to have the queueing discipline that the kernel gave it, for no other can be restored exactly",
                        found,
                        "Remove it with `"
                                + String.join(" ", link.command("tc", "qdisc", "del", "dev", link.name(), "root"))
                                + "`, or choose another interface.");
    }

    private List<String> delete() {
        return NetemReverter.delete(link);
    }

    private static Optional<Problem> problem(String required, String found, String remedy) {
        return Optional.of(new Problem("on", required, found, remedy));
    }

    private static Outcome no(String attribute, String required, String found, String remedy) {
        return new Outcome(
                Optional.of(new Problem(attribute, required, found, remedy)), Optional.empty(), Optional.empty());
    }

    /**
     * What was found.
     *
     * @param problem why nothing can be done; empty if it can
     * @param shape what will be done; empty if there is a problem
     * @param options how that will read back; empty if it is not known
     */
    record Outcome(Optional<Problem> problem, Optional<Shape> shape, Optional<String> options) {}
}
