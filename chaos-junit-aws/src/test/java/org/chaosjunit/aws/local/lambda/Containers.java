package org.chaosjunit.aws.local.lambda;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.chaosjunit.aws.local.LocalAws;

/** The containers of all functions. The one that was used last is used first, as on AWS. */
final class Containers implements AutoCloseable {
    private final LocalAws aws;
    private final Deque<Container> idle = new ArrayDeque<>();
    private final List<Container> all = new ArrayList<>();
    private volatile Semaphore processes = new Semaphore(16, true);
    private volatile Duration poll = Duration.ofSeconds(45);

    Containers(LocalAws aws) {
        this.aws = aws;
    }

    /** So many invocations run at a time; the others wait, which costs them time and no error. */
    void processes(int number) {
        processes = new Semaphore(number, true);
    }

    void poll(Duration interval) {
        poll = interval;
    }

    Outcome invoke(FunctionVersion function, String id, String arn, byte[] payload, Duration timeout)
            throws InterruptedException {
        Semaphore slots = processes;
        slots.acquire();
        Container container = null;
        try {
            container = take(function);
            return container.invoke(id, arn, payload, timeout);
        } finally {
            slots.release();
            if (container != null) {
                giveBack(container);
            }
        }
    }

    private Container take(FunctionVersion function) {
        synchronized (this) {
            for (Container each : idle) {
                if (each.function().equals(function) && each.isAlive()) {
                    idle.remove(each);
                    return each;
                }
            }
        }
        Container fresh = Container.start(aws, function, poll);
        synchronized (this) {
            all.add(fresh);
        }
        return fresh;
    }

    private void giveBack(Container container) {
        synchronized (this) {
            if (container.isAlive() && all.contains(container)) {
                idle.addFirst(container);
                return;
            }
            all.remove(container);
        }
        container.close();
    }

    /** Hands on what functions print between invocations. */
    void drain() {
        List<Container> alive;
        synchronized (this) {
            alive = List.copyOf(all);
        }
        alive.forEach(Container::drain);
    }

    /** Returns how many containers of a function are alive. */
    synchronized int count(String function) {
        return (int) all.stream()
                .filter(each -> each.function().name().equals(function) && each.isAlive())
                .count();
    }

    /** Ends the containers of a function, those of other versions than this one only. */
    void retire(String function, FunctionVersion unless) {
        List<Container> ended;
        synchronized (this) {
            ended = idle.stream()
                    .filter(each -> each.function().name().equals(function)
                            && !each.function().equals(unless))
                    .filter(each -> each.function().version().equals("$LATEST"))
                    .toList();
            idle.removeAll(ended);
            // Busy ones end when they are given back.
            all.removeIf(each -> each.function().name().equals(function)
                    && !each.function().equals(unless)
                    && each.function().version().equals("$LATEST"));
        }
        ended.forEach(Container::close);
    }

    /** Ends all idle containers of a function, so that the next invocation is a cold start. */
    void recycle(String function) {
        List<Container> ended;
        synchronized (this) {
            ended = idle.stream()
                    .filter(each -> each.function().name().equals(function))
                    .toList();
            idle.removeAll(ended);
            all.removeAll(ended);
        }
        ended.forEach(Container::close);
    }

    @Override
    public void close() {
        List<Container> ended;
        synchronized (this) {
            ended = List.copyOf(all);
            all.clear();
            idle.clear();
        }
        ended.forEach(Container::close);
    }
}
