package org.chaosjunit.aws.local.cloudwatch;

import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** An alarm on other alarms; a state that was set stays until one of these changes what the rule says. */
final class OneComposite {
    private final CompositeRule rule;
    private final Function<String, StateValue> states;
    private final Consumer<String> red;
    private CompositeAlarm alarm;
    private StateValue said = StateValue.INSUFFICIENT_DATA;

    OneComposite(CompositeAlarm alarm, CompositeRule rule, Function<String, StateValue> states, Consumer<String> red) {
        this.alarm = alarm;
        this.rule = rule;
        this.states = states;
        this.red = red;
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
        boolean turnsRed = state == StateValue.ALARM && alarm.stateValue() != state;
        alarm = alarm.toBuilder().stateValue(state).stateReason(reason).build();
        if (turnsRed) {
            red.accept(alarm.alarmArn());
        }
    }
}
