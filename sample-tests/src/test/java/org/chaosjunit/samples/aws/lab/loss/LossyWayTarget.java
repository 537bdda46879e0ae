package org.chaosjunit.samples.aws.lab.loss;

import java.util.List;
import java.util.Map;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.Injection;
import org.chaosjunit.spi.InjectionContext;
import org.chaosjunit.spi.Problem;
import org.chaosjunit.spi.Refusal;
import org.chaosjunit.spi.Target;
import org.chaosjunit.spi.UndoRecord;

/**
 * A way that loses what is asked of it.
 *
 * @param name the name of the {@link LossyWay}
 */
record LossyWayTarget(String name) implements Target {
    @Override
    public String id() {
        // Its way is in this JVM, and another one may have one of the same name.
        return "way:" + name + "@" + ProcessHandle.current().pid();
    }

    @Override
    public List<Refusal> check(List<Fault> faults) {
        return faults.stream()
                .filter(fault -> faults.size() > 1 || !(fault instanceof LostSegments))
                .map(fault -> new Refusal(
                        fault, new Problem("", "to be the only one on " + id(), "others beside it", "Remove them.")))
                .toList();
    }

    @Override
    public Injection inject(List<Fault> faults, InjectionContext context) throws Exception {
        LostSegments fault = (LostSegments) faults.get(0);
        LossyWay way = LossyWay.named(name).orElseThrow(() -> new IllegalStateException("there is no way " + name));
        context.journal()
                .write(new UndoRecord(
                        LossyWayReverter.NAME,
                        id(),
                        fault.description(),
                        Map.of(LossyWayReverter.WAY, name),
                        context.expires()));
        way.lose(fault.percentage() / 100, context.seed());
        return () -> List.of(way.evidence(fault));
    }
}
