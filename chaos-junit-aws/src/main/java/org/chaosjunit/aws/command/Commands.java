package org.chaosjunit.aws.command;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.chaosjunit.aws.AwsClients;
import org.chaosjunit.aws.AwsPlace;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Command;
import software.amazon.awssdk.services.ssm.model.CommandFilter;
import software.amazon.awssdk.services.ssm.model.CommandFilterKey;
import software.amazon.awssdk.services.ssm.model.CommandInvocation;
import software.amazon.awssdk.services.ssm.model.InstanceInformation;
import software.amazon.awssdk.services.ssm.model.InstanceInformationStringFilter;

/** The commands that Systems Manager runs in a place. */
record Commands(AwsPlace place) {
    /** The states of an invocation that may still do something. */
    static final Set<String> OPEN = Set.of("Pending", "InProgress", "Delayed", "Cancelling");

    private static final int MOST_NAMED = 10;
    // Clocks may differ.
    private static final Duration MARGIN = Duration.ofMinutes(10);

    /**
     * Checks that a document is what its name says.
     *
     * @throws IllegalStateException if it is not owned by AWS
     */
    void requireOwnedByAws(String document) {
        String owner = client().describeDocument(request -> request.name(document))
                .document()
                .owner();
        if (!"Amazon".equals(owner)) {
            throw new IllegalStateException("the document " + document + " is owned by " + owner + ", not by Amazon");
        }
    }

    /**
     * Returns the ids of instances, sorted.
     *
     * @throws IllegalStateException if there are none, too many, or some that Systems Manager does not reach
     */
    List<String> online(WhichInstances which) {
        List<InstanceInformation> found = which.tags().isEmpty()
                ? found(List.of(filter("InstanceIds", which.ids())))
                : found(which.tags().entrySet().stream()
                        .map(tag -> filter("tag:" + tag.getKey(), List.of(tag.getValue())))
                        .toList());
        Map<String, String> states = new TreeMap<>();
        found.forEach(instance -> states.put(instance.instanceId(), instance.pingStatusAsString()));
        which.ids().forEach(id -> states.putIfAbsent(id, "not known"));
        if (states.isEmpty()) {
            throw new IllegalStateException("Systems Manager knows no " + which);
        }
        if (!which.tags().isEmpty() && states.size() > which.atMost()) {
            throw new IllegalStateException(
                    "there are " + states.size() + ' ' + which + ", and `atMost` allows " + which.atMost());
        }
        Map<String, String> away = states.entrySet().stream()
                .filter(state -> !state.getValue().equals("Online"))
                .limit(MOST_NAMED)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, TreeMap::new));
        if (!away.isEmpty()) {
            throw new IllegalStateException("Systems Manager does not reach all of " + which + ": " + away);
        }
        return List.copyOf(states.keySet());
    }

    private List<InstanceInformation> found(List<InstanceInformationStringFilter> filters) {
        return client().describeInstanceInformationPaginator(request -> request.filters(filters)).stream()
                .flatMap(page -> page.instanceInformationList().stream())
                .toList();
    }

    private static InstanceInformationStringFilter filter(String key, List<String> values) {
        return InstanceInformationStringFilter.builder().key(key).values(values).build();
    }

    /** Sends a command that is found again by its mark, and returns its id. */
    String send(StressedInstances fault, List<String> instances, String mark) {
        Map<String, List<String>> parameters = new TreeMap<>();
        fault.parameters().forEach((name, value) -> parameters.put(name, List.of(value)));
        return client().sendCommand(request -> request.documentName(fault.document())
                        .instanceIds(instances)
                        .parameters(parameters)
                        .comment(comment(mark)))
                .command()
                .commandId();
    }

    /** Returns the ids of all commands with a mark: where an answer got lost, one may have been sent twice. */
    List<String> marked(String document, String mark, Instant since) {
        CommandFilter after = CommandFilter.builder()
                .key(CommandFilterKey.INVOKED_AFTER)
                .value(since.minus(MARGIN).truncatedTo(ChronoUnit.SECONDS).toString())
                .build();
        CommandFilter ofDocument = CommandFilter.builder()
                .key(CommandFilterKey.DOCUMENT_NAME)
                .value(document)
                .build();
        return client().listCommandsPaginator(request -> request.filters(List.of(after, ofDocument))).stream()
                .flatMap(page -> page.commands().stream())
                .filter(command -> comment(mark).equals(command.comment()))
                .map(Command::commandId)
                .toList();
    }

    /** Returns how a command stands on each of its instances. */
    Map<String, String> states(String command) {
        return client().listCommandInvocationsPaginator(request -> request.commandId(command)).stream()
                .flatMap(page -> page.commandInvocations().stream())
                .collect(Collectors.toMap(
                        CommandInvocation::instanceId,
                        CommandInvocation::statusAsString,
                        (one, other) -> one,
                        TreeMap::new));
    }

    /** Returns how the commands with a mark stand that may still do something; empty if none does. */
    Optional<String> open(String document, String mark, Instant since) {
        return marked(document, mark, since).stream()
                .flatMap(command -> states(command).entrySet().stream()
                        .filter(state -> OPEN.contains(state.getValue()))
                        .map(state -> command + " is " + state.getValue() + " on " + state.getKey()))
                .findFirst();
    }

    void cancel(String command) {
        client().cancelCommand(request -> request.commandId(command));
    }

    private static String comment(String mark) {
        return "chaos-junit " + mark;
    }

    private SsmClient client() {
        return AwsClients.client(place, "ssm", SsmClient.builder());
    }
}
