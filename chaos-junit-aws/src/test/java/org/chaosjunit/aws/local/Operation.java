package org.chaosjunit.aws.local;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.chaosjunit.aws.local.wire.WireRequest;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * An operation of a service.
 *
 * @param <R> the model of its request
 */
public final class Operation<R> {
    private final String service;
    private final String name;
    private final Supplier<? extends SdkBuilder<?, R>> builder;
    private final BiFunction<R, WireRequest, Answer> handler;
    private final List<Function<R, Permission>> more = new ArrayList<>();
    private String action;
    private Function<R, List<String>> resources = request -> List.of("*");

    Operation(
            String service,
            String name,
            Supplier<? extends SdkBuilder<?, R>> builder,
            BiFunction<R, WireRequest, Answer> handler) {
        this.service = service;
        this.name = name;
        this.action = name;
        this.builder = builder;
        this.handler = handler;
    }

    /** Names the ARN that the call is about. */
    public Operation<R> resource(Function<R, String> arn) {
        return resources(request -> List.of(arn.apply(request)));
    }

    /** Names the ARNs that the call is about; its caller must be allowed the action on each of them. */
    public Operation<R> resources(Function<R, List<String>> arns) {
        resources = arns;
        return this;
    }

    /** Names the IAM action, without its prefix, where it is not called as the operation is. */
    public Operation<R> action(String name) {
        action = name;
        return this;
    }

    /** Names another permission that the call takes, for example {@code iam:PassRole}. */
    public Operation<R> needs(String otherAction, Function<R, String> arn) {
        more.add(request -> new Permission(otherAction, arn.apply(request)));
        return this;
    }

    String name() {
        return name;
    }

    SdkPojo newBuilder() {
        return (SdkPojo) builder.get();
    }

    @SuppressWarnings("unchecked")
    R built(SdkPojo filled) {
        return ((SdkBuilder<?, R>) filled).build();
    }

    List<Permission> permissions(R request) {
        List<Permission> permissions = new ArrayList<>();
        if (!action.isEmpty()) {
            resources.apply(request).forEach(arn -> permissions.add(new Permission(service + ":" + action, arn)));
        }
        more.forEach(each -> permissions.add(each.apply(request)));
        return permissions;
    }

    Answer answer(R request, WireRequest raw) {
        return handler.apply(request, raw);
    }
}
