package org.chaosjunit.aws.machines;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does something with each of many, several at a time. */
final class AtOnce {
    private AtOnce() {}

    static <T> void of(int threads, List<T> all, Work<T> work) throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Void>> results = new ArrayList<>();
            for (T each : all) {
                results.add(workers.submit(() -> {
                    work.with(each);
                    return null;
                }));
            }
            for (Future<Void> result : results) {
                result.get();
            }
        } finally {
            workers.shutdownNow();
        }
    }

    interface Work<T> {
        void with(T each) throws Exception;
    }
}
