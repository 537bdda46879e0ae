package org.chaosjunit.load;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.chaosjunit.spi.LoadPlan;
import org.jspecify.annotations.Nullable;

/**
 * Makes each call on a thread of its own, an ordinary one: faults must hit the code that is called.
 *
 * <p>There are as many threads as calls may be open, and a few to spare. Only calls that go on after they were interrupted
 * can use them up; then further arrivals cannot be sent, and count so.
 */
final class CallSender implements Sender {
    private static final int SPARE_THREADS = 16;
    private static final long IDLE_SECONDS = 10;

    private final CallOperation operation;
    private final long timeoutNanos;
    private final ThreadPoolExecutor threads;

    CallSender(LoadPlan<CallOperation> plan) {
        this.operation = plan.operation();
        this.timeoutNanos = plan.timeout().toNanos();
        AtomicLong number = new AtomicLong();
        this.threads = new ThreadPoolExecutor(
                0,
                SPARE_THREADS + plan.maxInFlight(),
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                task -> {
                    Thread thread = new Thread(task, Pacer.threadName(plan, "call-" + number.incrementAndGet()));
                    thread.setDaemon(true);
                    return thread;
                });
    }

    @Override
    public void send(Arrival arrival) {
        Future<?> call = threads.submit(() -> call(arrival));
        arrival.onGivenUp(() -> call.cancel(true));
    }

    private void call(Arrival arrival) {
        arrival.send();
        Object result;
        try {
            result = operation
                    .code()
                    .call(new CallTurn(arrival.number(), operation.seed(), arrival.intended() + timeoutNanos));
        } catch (InvocationTargetException thrown) {
            arrival.fail(thrown.getTargetException());
            return;
        } catch (Exception | Error thrown) {
            arrival.fail(thrown);
            return;
        }
        if (result instanceof CallVerdict verdict) {
            if (arrival.answered()) {
                verdict.complaint().ifPresentOrElse(arrival::judgedWrong, () -> arrival.judged(true));
            }
        } else if (result instanceof CompletionStage<?> stage) {
            await(stage, arrival);
        } else {
            arrival.end(isSuccess(result));
        }
    }

    private static void await(CompletionStage<?> stage, Arrival arrival) {
        if (stage instanceof Future<?> future) {
            arrival.onGivenUp(() -> future.cancel(true));
        }
        stage.whenComplete((value, thrown) -> {
            if (thrown == null) {
                arrival.end(isSuccess(value));
            } else {
                arrival.fail(
                        thrown instanceof CompletionException && thrown.getCause() != null
                                ? thrown.getCause()
                                : thrown);
            }
        });
    }

    private static boolean isSuccess(@Nullable Object value) {
        return !Boolean.FALSE.equals(value);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
