package org.chaosjunit.aws.machines;

import java.util.ArrayList;
import java.util.List;
import org.chaosjunit.aws.local.Call;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.Misbehaviour;
import org.chaosjunit.aws.local.Which;

/**
 * When a machine dies: AWS hears nothing of it after that call.
 *
 * @param call number of its last call
 * @param isKept whether that call still has its effect
 */
record KillPoint(int call, boolean isKept) {
    /** Returns all, those first that are the most likely to leave something behind. */
    static List<KillPoint> of(List<Call> calls) {
        List<KillPoint> ofTarget = new ArrayList<>();
        List<KillPoint> ofNotes = new ArrayList<>();
        List<KillPoint> others = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            Call call = calls.get(i);
            boolean isChange = !call.operation().matches("(Get|List|Describe|Filter).*");
            boolean isNote =
                    call.permissions().stream().anyMatch(each -> each.resource().contains("parameter/chaos-junit"));
            List<KillPoint> kind = isNote ? ofNotes : ofTarget;
            if (isChange) {
                kind.add(new KillPoint(i + 1, true));
            }
            // Whether a call that only reads was heard makes no difference.
            (isChange ? kind : others).add(new KillPoint(i + 1, false));
        }
        List<KillPoint> all = new ArrayList<>(ofTarget);
        all.addAll(ofNotes);
        all.addAll(others);
        return all;
    }

    /** Lets all calls hang from there on. */
    void order(LocalAws aws) {
        if (isKept) {
            aws.misbehave("*", "*", Which.nth(call), Misbehaviour.HANG_AFTER_EFFECT);
        }
        aws.misbehave("*", "*", Which.from(call), Misbehaviour.HANG);
    }

    @Override
    public String toString() {
        return "killed at call " + call + (isKept ? ", which was heard" : ", which was not heard");
    }
}
