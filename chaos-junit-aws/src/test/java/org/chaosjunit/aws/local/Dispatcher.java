package org.chaosjunit.aws.local;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.chaosjunit.aws.local.Misbehaviour.Kind;
import org.chaosjunit.aws.local.Misbehaviour.Slow;
import org.chaosjunit.aws.local.wire.AwsError;
import org.chaosjunit.aws.local.wire.Models;
import org.chaosjunit.aws.local.wire.Protocol;
import org.chaosjunit.aws.local.wire.WireRequest;
import org.chaosjunit.aws.local.wire.WireResponse;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/** Finds the operation that a request asks for, and does it. */
final class Dispatcher {
    private final LocalAws aws;
    private final List<Operations> registered;

    Dispatcher(LocalAws aws, List<Operations> registered) {
        this.aws = aws;
        this.registered = registered;
    }

    /** The last one first, so that a test can put operations of its own in the place of others. */
    private List<Operations> services() {
        List<Operations> lastFirst = new ArrayList<>(registered);
        Collections.reverse(lastFirst);
        return lastFirst;
    }

    /** Returns the answer; null if the connection must be cut. */
    @Nullable
    WireResponse answer(WireRequest request) {
        Optional<WireRequest.Scope> scope = request.scope();
        if (scope.isEmpty()) {
            return WireResponse.text(
                    403,
                    "text/plain",
                    "MissingAuthenticationToken: the request is not signed: " + request.method() + " " + request.path()
                            + "\n");
        }
        List<Operations> signedFor = services().stream()
                .filter(each -> each.isSignedAs(scope.get().service()))
                .toList();
        for (Operations service : signedFor) {
            for (Protocol protocol : service.protocols()) {
                if (protocol.isSpokenBy(request)) {
                    Optional<Operation<?>> operation =
                            protocol.operation(request).flatMap(service::operation);
                    if (operation.isPresent()) {
                        return answer(request, scope.get(), service, protocol, operation.get());
                    }
                }
            }
        }
        return unknown(request, scope.get().service(), signedFor);
    }

    /** Does an operation as another service does it for its customer. */
    void perform(String service, String operation, String json, String accessKey) {
        Operations on = services().stream()
                .filter(each -> each.service().equals(service)
                        && each.operation(operation).isPresent())
                .findFirst()
                .orElseThrow(() -> new AwsError(
                        "NotInStandIn",
                        501,
                        "The stand-in for AWS has no operation " + service + ":" + operation + "."));
        perform(on, on.operation(operation).orElseThrow(), json, accessKey);
    }

    private <R> void perform(Operations service, Operation<R> operation, String json, String accessKey) {
        SdkPojo builder = operation.newBuilder();
        Models.fill(builder, json);
        R typed = operation.built(builder);
        Call call = new Call(
                service.service(),
                operation.name(),
                operation.permissions(typed),
                accessKey,
                aws.region().id(),
                aws.clock().instant());
        Protocol protocol = service.protocols().get(0);
        Misbehaviour misbehaviour = aws.record(call).orElse(null);
        before(misbehaviour, call, service, protocol);
        objection(call).ifPresent(text -> {
            throw protocol.denied(text);
        });
        if (misbehaviour == Kind.CUT) {
            throw failure();
        }
        String scope = "Credential=" + accessKey + "/20000101/" + aws.region().id() + "/" + service.service()
                + "/aws4_request";
        WireRequest raw = new WireRequest(
                "POST", "/", Map.of(), Map.of("Authorization", List.of(scope)), json.getBytes(StandardCharsets.UTF_8));
        operation.answer(typed, raw);
        after(misbehaviour);
    }

    private <R> @Nullable WireResponse answer(
            WireRequest request,
            WireRequest.Scope scope,
            Operations service,
            Protocol protocol,
            Operation<R> operation) {
        String id = UUID.randomUUID().toString();
        try {
            SdkPojo builder = operation.newBuilder();
            protocol.read(request, builder);
            R typed = operation.built(builder);
            Call call = new Call(
                    service.service(),
                    operation.name(),
                    operation.permissions(typed),
                    scope.accessKey(),
                    scope.region(),
                    aws.clock().instant());
            Misbehaviour misbehaviour = aws.record(call).orElse(null);
            before(misbehaviour, call, service, protocol);
            objection(call).ifPresent(text -> {
                throw protocol.denied(text);
            });
            if (misbehaviour == Kind.CUT || misbehaviour == Kind.HANG) {
                return cut(misbehaviour);
            }
            Answer answer = operation.answer(typed, request);
            after(misbehaviour);
            if (misbehaviour == Kind.CUT_AFTER_EFFECT || misbehaviour == Kind.HANG_AFTER_EFFECT) {
                return cut(misbehaviour);
            }
            WireResponse written = protocol.write(operation.name(), answer.head(), answer.body(), id);
            return misbehaviour == Kind.GARBLE_AFTER_EFFECT ? garbled(written) : written;
        } catch (AwsError e) {
            return protocol.error(e, id);
        } catch (RuntimeException | Error e) {
            aws.complain(service.service() + ":" + operation.name() + " failed in the stand-in itself", e);
            // 501 is no status that clients try again on.
            return protocol.error(new AwsError("StandInFailure", 501, "The stand-in for AWS failed: " + e), id);
        }
    }

    private @Nullable WireResponse cut(Misbehaviour how) {
        if (how == Kind.HANG || how == Kind.HANG_AFTER_EFFECT) {
            aws.hang();
        }
        return null;
    }

    private static WireResponse garbled(WireResponse written) {
        return WireResponse.text(
                written.status(), written.headers().getOrDefault("Content-Type", "text/plain"), "<half an answ");
    }

    private void before(@Nullable Misbehaviour misbehaviour, Call call, Operations service, Protocol protocol) {
        if (misbehaviour instanceof Slow slow) {
            long end = System.nanoTime() + slow.delay().toNanos();
            for (long left = slow.delay().toNanos(); left > 0; left = end - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
        } else if (misbehaviour == Kind.THROTTLE) {
            throw service.throttled(protocol);
        } else if (misbehaviour == Kind.DENY) {
            throw protocol.denied(denial(
                    call,
                    call.permissions().isEmpty()
                            ? new Permission(call.name(), "*")
                            : call.permissions().get(0)));
        } else if (misbehaviour == Kind.FAIL_500) {
            throw failure();
        }
    }

    private static void after(@Nullable Misbehaviour misbehaviour) {
        if (misbehaviour == Kind.FAIL_AFTER_EFFECT) {
            throw failure();
        }
    }

    private static AwsError failure() {
        return new AwsError("InternalServerError", 500, "An error occurred on the server side.");
    }

    private Optional<String> objection(Call call) {
        return call.permissions().stream()
                .flatMap(permission -> aws.guards().stream()
                        .flatMap(guard -> guard.objection(call, permission).stream())
                        .map(why -> denial(call, permission) + " " + why))
                .findFirst();
    }

    private String denial(Call call, Permission permission) {
        return "User: " + aws.callers().arn(call.accessKey()) + " is not authorized to perform: " + permission.action()
                + " on resource: " + permission.resource();
    }

    private WireResponse unknown(WireRequest request, String signedAs, List<Operations> services) {
        String wanted = request.header("X-Amz-Target")
                .or(() -> Optional.ofNullable(
                                WireRequest.parameters(request.text()).get("Action"))
                        .map(values -> values.get(0)))
                .orElse(request.method() + " " + request.path()
                        + (request.query().isEmpty() ? "" : "?" + request.query()));
        String message = services.isEmpty()
                ? "The stand-in for AWS has no service \"" + signedAs + "\" (asked for " + wanted + ")."
                : "The stand-in for AWS has no operation \"" + wanted + "\" of \"" + signedAs + "\".";
        aws.complain(message, null);
        Optional<Protocol> spoken = services.stream()
                .flatMap(service -> service.protocols().stream())
                .filter(protocol -> protocol.isSpokenBy(request))
                .findFirst();
        return spoken.map(protocol -> protocol.error(new AwsError("NotInStandIn", 501, message), "none"))
                .orElseGet(() -> WireResponse.text(501, "text/plain", message));
    }
}
