package org.chaosjunit.aws.sdk;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.chaosjunit.aws.AwsClients;
import org.chaosjunit.spi.ExemptThread;
import org.reactivestreams.Publisher;
import software.amazon.awssdk.core.ClientType;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Lets faults act on calls; the SDK adds it to every client by itself, and without a fault it does nothing.
 *
 * <p>It stands in {@code software/amazon/awssdk/global/handlers/execution.interceptors}.
 */
public final class CallInterceptor implements ExecutionInterceptor {
    // For each attempt, and before it is sent: what is thrown here, the retry strategy sees as the attempt's own
    // failure.
    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        List<CallRule> rules = ActingCalls.now();
        if (rules.isEmpty() || isExempt(attributes)) {
            return;
        }
        Call call = Call.of(context.request(), attributes);
        ActingCalls.see(call);
        for (CallRule rule : rules) {
            if (rule.matches(call)) {
                rule.failure(call).ifPresent(failure -> {
                    throw failure;
                });
            }
        }
    }

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        List<CallRule> rules = ActingCalls.now();
        if (rules.isEmpty() || isAsync(attributes) || isExempt(attributes)) {
            return;
        }
        Call call = Call.of(context.request(), attributes);
        for (CallRule rule : rules) {
            if (rule.matches(call)) {
                rule.delay().ifPresent(rule.held()::hold);
            }
        }
    }

    @Override
    public Optional<Publisher<ByteBuffer>> modifyAsyncHttpResponseContent(
            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        List<CallRule> rules = ActingCalls.now();
        if (rules.isEmpty() || isExempt(attributes)) {
            return context.responsePublisher();
        }
        Call call = Call.of(context.request(), attributes);
        return context.responsePublisher().map(content -> held(content, rules, call));
    }

    private static Publisher<ByteBuffer> held(Publisher<ByteBuffer> content, List<CallRule> rules, Call call) {
        Publisher<ByteBuffer> late = content;
        for (CallRule rule : rules) {
            if (rule.matches(call)) {
                Publisher<ByteBuffer> before = late;
                late = rule.delay().map(delay -> held(before, rule, delay)).orElse(before);
            }
        }
        return late;
    }

    private static Publisher<ByteBuffer> held(Publisher<ByteBuffer> content, CallRule rule, Duration delay) {
        return subscriber -> rule.held().hold(delay, () -> content.subscribe(subscriber));
    }

    private static boolean isAsync(ExecutionAttributes attributes) {
        return attributes.getAttribute(SdkExecutionAttribute.CLIENT_TYPE) == ClientType.ASYNC;
    }

    private static boolean isExempt(ExecutionAttributes attributes) {
        return Thread.currentThread() instanceof ExemptThread
                || Boolean.TRUE.equals(attributes.getAttribute(AwsClients.EXEMPT));
    }
}
