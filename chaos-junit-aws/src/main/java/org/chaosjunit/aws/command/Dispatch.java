package org.chaosjunit.aws.command;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.spi.Durations;
import org.chaosjunit.spi.Injection;
import org.chaosjunit.spi.InjectionContext;
import org.chaosjunit.spi.Looks;

/** Sends commands: checks all, and then writes each down, sends it, and waits until it runs everywhere. */
final class Dispatch {
    /** How often it is looked at before it counts as one that does not begin. */
    static final int LOOKS = 60;

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final AwsPlace place;
    private final String target;
    private final InjectionContext context;
    private final Clock clock;
    private final Pause pause;
    private final Commands commands;

    Dispatch(AwsPlace place, String target, InjectionContext context, Clock clock, Pause pause) {
        this.place = place;
        this.target = target;
        this.context = context;
        this.clock = clock;
        this.pause = pause;
        this.commands = new Commands(place);
    }

    Injection inject(List<StressedInstances> faults) throws InterruptedException {
        for (StressedInstances fault : faults) {
            requireToEndInTime(fault);
            commands.requireOwnedByAws(fault.document());
        }
        List<List<String>> online = new ArrayList<>();
        for (StressedInstances fault : faults) {
            online.add(commands.online(fault.instances()));
        }
        String change = UUID.randomUUID().toString();
        List<Looks.Look> looks = new ArrayList<>();
        for (int i = 0; i < faults.size(); i++) {
            StressedInstances fault = faults.get(i);
            List<String> instances = online.get(i);
            String command = send(fault, instances, change);
            awaitRunning(command, instances);
            looks.add(new Looks.Look(fault, target, () -> isRunning(command, instances)));
        }
        return Looks.begin(change, context.expires(), BETWEEN_LOOKS, looks);
    }

    private void requireToEndInTime(StressedInstances fault) {
        Duration left = Duration.between(clock.instant(), context.expires());
        if (fault.duration().compareTo(left) > 0) {
            throw new IllegalStateException(fault.document() + " would go on for "
                    + Durations.format(fault.duration()) + ", but the time to live of the faults is over in "
                    + Durations.format(left) + "; write a smaller " + Documents.DURATION
                    + ", or a longer `@Observe(timeToLive = ...)`");
        }
    }

    private String send(StressedInstances fault, List<String> instances, String change) {
        CommandUndo undo = new CommandUndo(
                place,
                target,
                fault.description(),
                fault.document(),
                UUID.randomUUID().toString(),
                clock.instant(),
                change);
        context.journal().write(undo.record(context.expires()));
        return commands.send(fault, instances, undo.mark());
    }

    // What the journal holds is taken back if that fails.
    private void awaitRunning(String command, List<String> instances) throws InterruptedException {
        Map<String, String> states = Map.of();
        for (int look = 0; look < LOOKS; look++) {
            if (look > 0) {
                pause.pause();
            }
            states = commands.states(command);
            if (isRunning(states, instances)) {
                return;
            }
            Optional<String> ended = states.values().stream()
                    .filter(state -> !Commands.OPEN.contains(state))
                    .findFirst();
            if (ended.isPresent()) {
                break;
            }
        }
        throw new IllegalStateException("the command " + command + " does not run on all of its instances: "
                + new TreeMap<>(withAll(states, instances)));
    }

    private static Map<String, String> withAll(Map<String, String> states, List<String> instances) {
        Map<String, String> all = new TreeMap<>(states);
        instances.forEach(instance -> all.putIfAbsent(instance, "not known"));
        return all;
    }

    private boolean isRunning(String command, List<String> instances) {
        return isRunning(commands.states(command), instances);
    }

    private static boolean isRunning(Map<String, String> states, List<String> instances) {
        return instances.stream().allMatch(instance -> "InProgress".equals(states.get(instance)));
    }
}
