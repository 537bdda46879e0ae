package org.chaosjunit.aws.local;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Where CloudWatch tells the other services that an alarm turned red. */
public final class AlarmStates {
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

    /** Tells this listener the ARN of each alarm that turns red. */
    public void onAlarm(Consumer<String> listener) {
        listeners.add(listener);
    }

    /** Says that an alarm turned red. */
    public void alarm(String arn) {
        listeners.forEach(listener -> listener.accept(arn));
    }
}
