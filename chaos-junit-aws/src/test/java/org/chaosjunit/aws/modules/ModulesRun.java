package org.chaosjunit.aws.modules;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Runs experiments in a class loader of their own. */
public final class ModulesRun {
    private ModulesRun() {}

    /** Returns what each of the named ones says; empty if it passed. */
    public static Map<String, String> messages(List<String> names) {
        Map<String, String> messages = new TreeMap<>();
        EngineTestKit.engine("junit-jupiter")
                .selectors(names.stream()
                        .map(name -> selectMethod(EveryRoomTestCase.class, name))
                        .toArray(DiscoverySelector[]::new))
                .execute()
                .testEvents()
                .finished()
                .stream()
                .forEach(event ->
                        messages.put(event.getTestDescriptor().getDisplayName().replace("()", ""), message(event)));
        return messages;
    }

    private static String message(Event event) {
        return event.getPayload(TestExecutionResult.class)
                .flatMap(TestExecutionResult::getThrowable)
                .map(Throwable::toString)
                .orElse("");
    }
}
