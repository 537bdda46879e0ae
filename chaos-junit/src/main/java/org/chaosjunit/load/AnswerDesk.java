package org.chaosjunit.load;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.chaosjunit.load.answer.Answer;
import org.chaosjunit.load.answer.AnswerCheck;
import org.chaosjunit.spi.ExemptThread;
import org.jspecify.annotations.Nullable;

/**
 * Ends arrivals by their answers: the latency is taken first, then the answer is checked.
 *
 * <p>Bodies are checked on a thread of their own, so that a long check delays no other answer. When a thousand wait for it,
 * whoever brings another checks it itself: then answers are read later, and the load shows that.
 */
final class AnswerDesk {
    private static final int MOST_WAITING = 1000;
    private static final long IDLE_SECONDS = 10;

    private final AnswerCheck check;
    private final @Nullable ThreadPoolExecutor checker;

    AnswerDesk(AnswerCheck check, String threadName) {
        this.check = check;
        this.checker = check.needsBody() ? newChecker(threadName) : null;
    }

    private static ThreadPoolExecutor newChecker(String threadName) {
        ThreadPoolExecutor checker = new ThreadPoolExecutor(
                1,
                1,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_WAITING),
                task -> new ExemptThread(task, threadName),
                (task, full) -> {
                    if (!full.isShutdown()) {
                        task.run();
                    }
                });
        checker.allowCoreThreadTimeOut(true);
        return checker;
    }

    /** Tells whether answers must be brought with their bodies. */
    boolean needsBody() {
        return check.needsBody();
    }

    /** The whole answer to an arrival is there. */
    void answered(Arrival arrival, Answer answer) {
        if (!arrival.answered()) {
            return;
        }
        ThreadPoolExecutor other = checker;
        if (other == null) {
            judge(arrival, answer);
        } else {
            other.execute(() -> judge(arrival, answer));
        }
    }

    private void judge(Arrival arrival, Answer answer) {
        Optional<String> complaint;
        try {
            complaint = check.complaint(answer);
        } catch (RuntimeException | StackOverflowError broken) {
            complaint = Optional.of("the answer could not be checked: " + broken);
        }
        complaint.ifPresentOrElse(arrival::judgedWrong, () -> arrival.judged(true));
    }

    void close() {
        ThreadPoolExecutor other = checker;
        if (other != null) {
            other.shutdownNow();
        }
    }
}
