package org.chaosjunit.aws.local;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.chaosjunit.aws.local.wire.AwsError;
import org.chaosjunit.aws.local.wire.Protocol;
import org.chaosjunit.aws.local.wire.Protocols;
import org.chaosjunit.aws.local.wire.Routes;
import org.chaosjunit.aws.local.wire.WireRequest;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** The operations of one service, and the protocols in which it speaks. */
public final class Operations {
    private final String service;
    private final List<Protocol> protocols = new ArrayList<>();
    private final Map<String, Operation<?>> byName = new LinkedHashMap<>();
    private final Routes routes = new Routes();
    private String signedAs;
    private @Nullable Supplier<AwsError> throttled;

    Operations(String service) {
        this.service = service;
        this.signedAs = service;
    }

    /** Names the service in signatures, where it is not the prefix of the IAM actions. */
    public Operations signedAs(String name) {
        signedAs = name;
        return this;
    }

    /** Says what too many calls are answered with, where it is not what the protocol's services usually do. */
    public Operations throttlesWith(Supplier<AwsError> error) {
        throttled = error;
        return this;
    }

    /** Speaks awsJson, for example {@code "1.1", "AmazonSSM"}. */
    public Operations json(String version, String target) {
        protocols.add(Protocols.json(version, target));
        return this;
    }

    /** Speaks awsQuery, for example {@code "https://sts.amazonaws.com/doc/2011-06-15/", "2011-06-15"}. */
    public Operations query(String namespace, String version) {
        protocols.add(Protocols.query(namespace, version));
        return this;
    }

    /** Speaks ec2Query. */
    public Operations ec2(String version) {
        protocols.add(Protocols.ec2(version));
        return this;
    }

    /** Speaks rpc-v2-cbor. */
    public Operations cbor(String serviceShape) {
        protocols.add(Protocols.cbor(serviceShape));
        return this;
    }

    /** Speaks restJson1. */
    public Operations restJson() {
        protocols.add(Protocols.restJson(routes));
        return this;
    }

    /** Speaks restXml. */
    public Operations restXml(String namespace) {
        protocols.add(Protocols.restXml(routes, namespace));
        return this;
    }

    /** Registers an operation, whose name is that of its request. */
    public <R, B extends SdkBuilder<B, R>> Operation<R> on(
            Supplier<B> request, Function<R, ? extends SdkPojo> handler) {
        return add(request, (typed, raw) -> Answer.of(handler.apply(typed)));
    }

    /**
     * Registers an operation of a REST service.
     *
     * @param uri for example <code>/2015-03-31/functions/{FunctionName}</code> or <code>/{Bucket}?cors</code>
     */
    public <R, B extends SdkBuilder<B, R>> Operation<R> on(
            String method, String uri, Supplier<B> request, Function<R, ? extends SdkPojo> handler) {
        Operation<R> operation = on(request, handler);
        routes.add(method, uri, operation.name());
        return operation;
    }

    /** Registers an operation that sees the request as it came. */
    public <R, B extends SdkBuilder<B, R>> Operation<R> onRaw(
            Supplier<B> request, BiFunction<R, WireRequest, Answer> handler) {
        return add(request, handler);
    }

    /** Registers an operation of a REST service that sees the request as it came, and may answer with a stream. */
    public <R, B extends SdkBuilder<B, R>> Operation<R> onStream(
            String method, String uri, Supplier<B> request, BiFunction<R, WireRequest, Answer> handler) {
        Operation<R> operation = add(request, handler);
        routes.add(method, uri, operation.name());
        return operation;
    }

    private <R, B extends SdkBuilder<B, R>> Operation<R> add(
            Supplier<B> request, BiFunction<R, WireRequest, Answer> handler) {
        String name = request.get().build().getClass().getSimpleName().replaceFirst("Request$", "");
        Operation<R> operation = new Operation<>(service, name, request, handler);
        if (byName.put(name, operation) != null) {
            throw new IllegalStateException(service + ":" + name + " is registered twice.");
        }
        return operation;
    }

    String service() {
        return service;
    }

    boolean isSignedAs(String name) {
        return signedAs.equals(name);
    }

    List<Protocol> protocols() {
        return protocols;
    }

    Optional<Operation<?>> operation(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    AwsError throttled(Protocol protocol) {
        return throttled == null ? protocol.throttled() : throttled.get();
    }
}
