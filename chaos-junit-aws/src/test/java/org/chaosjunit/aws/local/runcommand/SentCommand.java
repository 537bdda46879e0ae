package org.chaosjunit.aws.local.runcommand;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.model.Command;
import software.amazon.awssdk.services.ssm.model.CommandInvocation;
import software.amazon.awssdk.services.ssm.model.SendCommandRequest;

/** A command that was sent; it begins soon, and runs as long as its parameter DurationSeconds says. */
public final class SentCommand {
    private static final Duration CANCELS_WITHIN = Duration.ofSeconds(3);

    private final String id = UUID.randomUUID().toString();
    private final SendCommandRequest request;
    private final Instant sent;
    private final Duration begins;
    private final Duration takes;
    private final Map<String, String> ends = new ConcurrentHashMap<>();
    private volatile @Nullable Instant cancelled;

    SentCommand(SendCommandRequest request, Instant sent, Duration begins, Map<String, String> ends) {
        this.request = request;
        this.sent = sent;
        this.begins = begins;
        this.takes = Duration.ofSeconds(Long.parseLong(request.parameters()
                .getOrDefault("DurationSeconds", List.of("1"))
                .get(0)));
        this.ends.putAll(ends);
    }

    public String id() {
        return id;
    }

    public SendCommandRequest request() {
        return request;
    }

    Instant sent() {
        return sent;
    }

    /** Tells whether it still does something, and nobody has cancelled it. */
    public boolean isOpen() {
        return cancelled == null && Instant.now().isBefore(sent.plus(begins).plus(takes));
    }

    void cancel(Instant now) {
        if (cancelled == null) {
            cancelled = now;
        }
    }

    String status(String instance, Instant now) {
        Instant begun = sent.plus(begins);
        Instant stop = cancelled;
        Instant over = begun.plus(takes);
        if (stop != null && stop.isBefore(over)) {
            return now.isBefore(stop.plus(CANCELS_WITHIN)) ? "Cancelling" : "Cancelled";
        }
        if (now.isBefore(begun)) {
            return "Pending";
        }
        if (ends.containsKey(instance)) {
            return ends.get(instance);
        }
        return now.isBefore(over) ? "InProgress" : "Success";
    }

    Command model(Instant now) {
        return Command.builder()
                .commandId(id)
                .documentName(request.documentName())
                .comment(request.comment())
                .parameters(request.parameters())
                .instanceIds(request.instanceIds())
                .requestedDateTime(sent)
                .targetCount(request.instanceIds().size())
                .status(status(request.instanceIds().get(0), now))
                .build();
    }

    List<CommandInvocation> invocations(Instant now) {
        return request.instanceIds().stream()
                .map(instance -> CommandInvocation.builder()
                        .commandId(id)
                        .instanceId(instance)
                        .documentName(request.documentName())
                        .comment(request.comment())
                        .requestedDateTime(sent)
                        .status(status(instance, now))
                        .build())
                .toList();
    }
}
