package org.chaosjunit.aws.local.runcommand;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.LocalService;
import org.chaosjunit.aws.local.Operations;
import org.chaosjunit.aws.local.Page;
import org.chaosjunit.aws.local.ec2.LocalEc2;
import org.chaosjunit.aws.local.wire.AwsError;
import software.amazon.awssdk.services.ssm.model.CancelCommandRequest;
import software.amazon.awssdk.services.ssm.model.CancelCommandResponse;
import software.amazon.awssdk.services.ssm.model.CommandFilter;
import software.amazon.awssdk.services.ssm.model.CommandInvocation;
import software.amazon.awssdk.services.ssm.model.DescribeDocumentRequest;
import software.amazon.awssdk.services.ssm.model.DescribeDocumentResponse;
import software.amazon.awssdk.services.ssm.model.DescribeInstanceInformationRequest;
import software.amazon.awssdk.services.ssm.model.DescribeInstanceInformationResponse;
import software.amazon.awssdk.services.ssm.model.InstanceInformation;
import software.amazon.awssdk.services.ssm.model.InstanceInformationStringFilter;
import software.amazon.awssdk.services.ssm.model.ListCommandInvocationsRequest;
import software.amazon.awssdk.services.ssm.model.ListCommandInvocationsResponse;
import software.amazon.awssdk.services.ssm.model.ListCommandsRequest;
import software.amazon.awssdk.services.ssm.model.ListCommandsResponse;
import software.amazon.awssdk.services.ssm.model.SendCommandRequest;
import software.amazon.awssdk.services.ssm.model.SendCommandResponse;

/** Run Command: agents on instances of the stand-in's EC2, which do nothing but tell how far they are. */
public final class LocalRunCommand implements LocalService {
    private final List<SentCommand> commands = new CopyOnWriteArrayList<>();
    private final Map<String, String> agents = new ConcurrentSkipListMap<>();
    private final Map<String, String> owners = new ConcurrentHashMap<>();
    private final Map<String, String> ends = new ConcurrentHashMap<>();
    private LocalAws aws;
    private Duration begins = Duration.ZERO;
    private int mostOfPage = 50;

    @Override
    public void register(LocalAws stand) {
        aws = stand;
        Operations ssm = stand.service("ssm").json("1.1", "AmazonSSM");
        ssm.on(SendCommandRequest::builder, this::send).resources(r -> Stream.concat(
                        Stream.of(documentArn(r.documentName())),
                        r.instanceIds().stream().map(id -> aws.arn("ec2", "instance/" + id)))
                .toList());
        ssm.on(CancelCommandRequest::builder, this::cancel);
        ssm.on(ListCommandsRequest::builder, this::list);
        ssm.on(ListCommandInvocationsRequest::builder, this::invocations);
        ssm.on(DescribeDocumentRequest::builder, this::document).resource(r -> documentArn(r.name()));
        ssm.on(DescribeInstanceInformationRequest::builder, this::information);
    }

    /** Lets Systems Manager know the agent of an instance, in a state such as {@code Online}. */
    public void agent(String instance, String state) {
        agents.put(instance, state);
    }

    /** Lets somebody else than Amazon own a document. */
    public void owner(String document, String owner) {
        owners.put(document, owner);
    }

    /** Lets commands that are sent from now on end so on an instance as soon as they have begun, for example {@code Failed}. */
    public void ends(String instance, String status) {
        ends.put(instance, status);
    }

    /** Sets how long a command waits before it begins. */
    public void beginsWithin(Duration time) {
        begins = time;
    }

    /** Answers in pages of so many, whatever the caller wants. */
    public void pagesOf(int most) {
        mostOfPage = most;
    }

    /** Returns all commands, oldest first. */
    public List<SentCommand> commands() {
        return List.copyOf(commands);
    }

    private Instant now() {
        return aws.clock().instant();
    }

    private String documentArn(String name) {
        return "arn:aws:ssm:" + aws.region().id() + "::document/" + name;
    }

    private SendCommandResponse send(SendCommandRequest request) {
        if (!request.targets().isEmpty()) {
            throw new AwsError("NotInStandIn", 501, "Targets of SendCommand are not in the stand-in.");
        }
        if (!request.instanceIds().stream().allMatch(agents::containsKey)) {
            throw new AwsError("InvalidInstanceId", 400, "Instances not in a valid state for account");
        }
        SentCommand sent = new SentCommand(request, now(), begins, ends);
        commands.add(sent);
        return SendCommandResponse.builder().command(sent.model(now())).build();
    }

    private SentCommand command(String id) {
        return commands.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AwsError("InvalidCommandId", 400, "No command " + id));
    }

    private CancelCommandResponse cancel(CancelCommandRequest request) {
        command(request.commandId()).cancel(now());
        return CancelCommandResponse.builder().build();
    }

    private ListCommandsResponse list(ListCommandsRequest request) {
        List<SentCommand> found = commands.stream()
                .filter(each -> request.filters().stream().allMatch(filter -> matches(each, filter)))
                .sorted(Comparator.comparing(SentCommand::sent).reversed())
                .toList();
        Page<SentCommand> page = Page.of(found, request.nextToken(), request.maxResults(), mostOfPage);
        return ListCommandsResponse.builder()
                .commands(page.items().stream().map(each -> each.model(now())).toList())
                .nextToken(page.nextToken())
                .build();
    }

    private static boolean matches(SentCommand command, CommandFilter filter) {
        return switch (filter.key()) {
            case INVOKED_AFTER -> command.sent().isAfter(Instant.parse(filter.value()));
            case DOCUMENT_NAME -> command.request().documentName().equals(filter.value());
            default -> throw new AwsError("InvalidFilterKey", 400, filter.keyAsString() + " is not in the stand-in.");
        };
    }

    private ListCommandInvocationsResponse invocations(ListCommandInvocationsRequest request) {
        List<CommandInvocation> found = command(request.commandId()).invocations(now());
        Page<CommandInvocation> page = Page.of(found, request.nextToken(), request.maxResults(), mostOfPage);
        return ListCommandInvocationsResponse.builder()
                .commandInvocations(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private DescribeDocumentResponse document(DescribeDocumentRequest request) {
        return DescribeDocumentResponse.builder()
                .document(document -> document.name(request.name())
                        .owner(owners.getOrDefault(request.name(), "Amazon"))
                        .status("Active"))
                .build();
    }

    private DescribeInstanceInformationResponse information(DescribeInstanceInformationRequest request) {
        List<InstanceInformation> found = agents.entrySet().stream()
                .filter(agent -> request.filters().stream().allMatch(filter -> matches(agent.getKey(), filter)))
                .map(agent -> InstanceInformation.builder()
                        .instanceId(agent.getKey())
                        .pingStatus(agent.getValue())
                        .platformType("Linux")
                        .build())
                .toList();
        Page<InstanceInformation> page = Page.of(found, request.nextToken(), request.maxResults(), mostOfPage);
        return DescribeInstanceInformationResponse.builder()
                .instanceInformationList(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private boolean matches(String instance, InstanceInformationStringFilter filter) {
        if (filter.key().equals("InstanceIds")) {
            return filter.values().contains(instance);
        }
        if (filter.key().startsWith("tag:")) {
            String value = aws.service(LocalEc2.class)
                    .instance(instance)
                    .tags()
                    .get(filter.key().substring(4));
            return value != null && filter.values().contains(value);
        }
        throw new AwsError("InvalidInstanceInformationFilterValue", 400, filter.key() + " is not in the stand-in.");
    }
}
