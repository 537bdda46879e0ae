package org.chaosjunit.torture;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.Injection;
import org.chaosjunit.spi.InjectionContext;
import org.chaosjunit.spi.Reach;
import org.chaosjunit.spi.Refusal;
import org.chaosjunit.spi.Target;
import org.chaosjunit.spi.UndoRecord;

/**
 * A target that says what it is just doing, and takes a little time for it: between record and change, after the change,
 * and, by {@link SlowReverter}, before and after each revert.
 *
 * @param inner the real one
 */
record SlowTarget(Target inner) implements Target {
    @Override
    public String id() {
        return inner.id();
    }

    @Override
    public Reach reach() {
        return inner.reach();
    }

    @Override
    public List<Refusal> check(List<Fault> faults) {
        return inner.check(faults);
    }

    @Override
    public void prepare(List<Fault> faults) {
        Stage.at(Phase.OPENED);
        Stage.pause();
        inner.prepare(faults);
    }

    @Override
    public Injection inject(List<Fault> faults, InjectionContext context) throws Exception {
        InjectionContext slow = new InjectionContext(context.experiment(), context.seed(), context.expires(), undo -> {
            context.journal().write(slow(undo));
            Stage.at(Phase.RECORDED);
            Stage.pause();
        });
        Injection injection = inner.inject(faults, slow);
        Stage.at(Phase.CHANGED);
        Stage.pause();
        return injection;
    }

    private static UndoRecord slow(UndoRecord undo) {
        Map<String, String> state = new HashMap<>(undo.state());
        state.put(SlowReverter.INNER, undo.reverter());
        return new UndoRecord(SlowReverter.NAME, undo.target(), undo.description(), state, undo.expires());
    }
}
