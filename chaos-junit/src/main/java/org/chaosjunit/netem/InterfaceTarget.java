package org.chaosjunit.netem;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.Injection;
import org.chaosjunit.spi.InjectionContext;
import org.chaosjunit.spi.Problem;
import org.chaosjunit.spi.Refusal;
import org.chaosjunit.spi.Target;
import org.chaosjunit.spi.UndoRecord;

/**
 * What goes out through a network interface.
 *
 * @param link the interface
 */
record InterfaceTarget(Link link) implements Target {
    @Override
    public String id() {
        return "interface:" + link;
    }

    @Override
    public List<Refusal> check(List<Fault> faults) {
        List<Refusal> refusals = new ArrayList<>();
        List<InterfaceFault> ours = new ArrayList<>();
        Set<Class<?>> kinds = new HashSet<>();
        for (Fault fault : faults) {
            if (!(fault instanceof InterfaceFault one)) {
                refusals.add(
                        new Refusal(fault, new Problem("", "a target that can do it", id(), "Choose another target.")));
            } else if (!kinds.add(one.getClass())) {
                refusals.add(new Refusal(
                        fault, new Problem("", "to be the only one of its kind", "two on " + link, "Remove one.")));
            } else {
                ours.add(one);
            }
        }
        if (refusals.isEmpty()) {
            look(ours).problem().ifPresent(problem -> refusals.add(new Refusal(faults.get(0), problem)));
        }
        return refusals;
    }

    private InterfaceCheck.Outcome look(List<InterfaceFault> faults) {
        try {
            return new InterfaceCheck(link, faults).look();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while looking at " + link, e);
        }
    }

    @Override
    public Injection inject(List<Fault> faults, InjectionContext context) throws IOException, InterruptedException {
        List<InterfaceFault> ours =
                faults.stream().map(InterfaceFault.class::cast).toList();
        InterfaceCheck.Outcome outcome = new InterfaceCheck(link, ours).look();
        Shape shape = outcome.shape()
                .orElseThrow(() ->
                        new IOException(outcome.problem().map(Problem::toString).orElse("")));
        String description = faults.stream().map(Fault::description).collect(Collectors.joining(", "));
        context.journal()
                .write(new UndoRecord(
                        NetemReverter.NAME, id(), description, state(shape, outcome.options()), context.expires()));
        // It adds, and replaces nothing: if someone was faster than we, it fails.
        Command added = link.run("tc", shape.addTo(link));
        if (added.failed()) {
            throw added.failure();
        }
        Optional<Qdisc> root = link.root();
        if (root.filter(Qdisc::isOurs).isEmpty()) {
            throw new IOException("the root of " + link + " reads back as "
                    + root.map(Qdisc::toString).orElse("nothing"));
        }
        return InterfaceWatch.over(link, ours, shape);
    }

    private Map<String, String> state(Shape shape, Optional<String> options) throws IOException, InterruptedException {
        Map<String, String> state = new HashMap<>(Map.of(
                NetemReverter.NAMESPACE,
                link.namespace(),
                NetemReverter.INTERFACE,
                link.name(),
                NetemReverter.KIND,
                shape.kind(),
                NetemReverter.PREVIOUS,
                link.root().map(Qdisc::toString).orElse("none")));
        options.ifPresent(text -> state.put(NetemReverter.OPTIONS, text));
        return state;
    }
}
