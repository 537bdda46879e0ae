package org.chaosjunit.aws.local.cloudwatch;

import java.util.function.Function;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** An alarm on other alarms; a state that was set stays until one of these changes what the rule says. */
final class OneComposite {
    private final CompositeRule rule;
    private final Function<String, StateValue> states;
    private CompositeAlarm alarm;
    private StateValue said = StateValue.INSUFFICIENT_DATA;

    OneComposite(CompositeAlarm alarm, CompositeRule rule, Function<String, StateValue> states) {
        this.alarm = alarm;
        this.rule = rule;
        this.states = states;
    }

    CompositeAlarm evaluated() {
        StateValue state = rule.holds(states) ? StateValue.ALARM : StateValue.OK;
        if (state != said) {
            said = state;
            set(state, "The alarm rule " + (state == StateValue.ALARM ? "holds" : "does not hold"));
        }
        return alarm;
    }

    void set(StateValue state, String reason) {
        alarm = alarm.toBuilder().stateValue(state).stateReason(reason).build();
    }
}
