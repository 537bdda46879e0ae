package org.chaosjunit.aws.local.cloudwatch;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** When an alarm changes its state: "Evaluating an alarm" in the Amazon CloudWatch User Guide. */
final class AlarmRule {
    private AlarmRule() {}

    /**
     * Returns the state.
     *
     * @param range whether each period breaches, oldest first; null where it has no data
     * @param needed how many must breach
     * @param evaluated of how many
     * @param missing what counts for a period without data
     * @param before the state until now
     */
    static StateValue state(
            List<@Nullable Boolean> range, int needed, int evaluated, String missing, StateValue before) {
        List<Boolean> real =
                new ArrayList<>(range.stream().filter(Objects::nonNull).toList());
        if (real.size() >= evaluated) {
            return breaches(real.subList(real.size() - evaluated, real.size()), 0, needed);
        }
        return switch (missing) {
            case "breaching" -> breaches(real, evaluated - real.size(), needed);
            case "notBreaching" -> breaches(real, 0, needed);
            case "ignore" -> open(real, needed, before);
            default ->
                open(real, needed, Boolean.TRUE.equals(range.get(0)) ? StateValue.ALARM : StateValue.INSUFFICIENT_DATA);
        };
    }

    private static StateValue open(List<Boolean> real, int needed, StateValue otherwise) {
        boolean isKnown = real.contains(false) || breaches(real, 0, needed) == StateValue.ALARM;
        return isKnown ? breaches(real, 0, needed) : otherwise;
    }

    private static StateValue breaches(List<Boolean> real, int more, int needed) {
        long breaching = real.stream().filter(breach -> breach).count() + more;
        return breaching >= needed ? StateValue.ALARM : StateValue.OK;
    }
}
