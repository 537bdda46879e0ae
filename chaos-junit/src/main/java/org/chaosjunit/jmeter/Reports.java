package org.chaosjunit.jmeter;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.chaosjunit.spi.LoadPlan;
import org.chaosjunit.spi.SampleSink;
import org.chaosjunit.spi.Schedule;

/** Merges what the engines report into one schedule, and misses what they do not report. */
final class Reports {
    private final Schedule schedule;
    private final long timeout;
    private final long patience;
    private final SampleSink samples;
    private final List<EngineAddress> engines;
    private final List<Share> shares;
    private volatile long start;
    private volatile boolean over;

    /** Creates it for engines whose reports come late by {@code lag} at most. */
    Reports(LoadPlan<?> plan, List<EngineAddress> engines, Duration lag, SampleSink samples) {
        this.schedule = plan.schedule();
        this.timeout = plan.timeout().toNanos();
        this.patience = timeout + lag.toNanos();
        this.samples = samples;
        this.engines = List.copyOf(engines);
        this.shares = IntStream.range(0, engines.size())
                .mapToObj(engine -> new Share(engine, engines.size()))
                .toList();
    }

    /** Says when arrival 0 comes, before any is reported. */
    void startAt(long startNanos) {
        start = startNanos;
    }

    long startNanos() {
        return start;
    }

    /** Nothing is told any more. */
    void end() {
        over = true;
    }

    /** An engine reports its {@code n}-th arrival. */
    void add(int engine, long n, Report report) {
        shares.get(engine).end(n, arrival -> {
            if (!over) {
                tell(intended(arrival), report);
            }
        });
    }

    private void tell(long intended, Report report) {
        if (!report.success()) {
            samples.trouble(report.answer());
        }
        samples.completed(intended, intended + report.waitNanos(), intended + report.latencyNanos(), report.success());
    }

    /** Gives up what should have been reported long before {@code now}. */
    void giveUpOverdue(long now) {
        long overdue = schedule.arrivalsBefore(now - patience - start);
        for (Share share : shares) {
            share.giveUpBefore(overdue, (arrival, wasSent) -> {
                if (!over) {
                    tellMissing(arrival, wasSent, now);
                }
            });
        }
    }

    private void tellMissing(long arrival, boolean wasSent, long now) {
        long intended = intended(arrival);
        if (wasSent) {
            samples.trouble("no answer in time");
            samples.completed(intended, intended, intended + timeout, false);
        } else {
            EngineAddress silent = engines.get((int) (arrival % engines.size()));
            samples.trouble("the JMeter engine " + silent + " reports nothing");
            samples.unsent(intended, now);
        }
    }

    /** Returns the intended time of the oldest arrival whose end is not known. */
    long settledNanos() {
        long oldest = shares.stream().mapToLong(Share::oldest).min().orElseThrow();
        return intended(oldest);
    }

    private long intended(long arrival) {
        return start + schedule.offsetNanos(arrival);
    }
}
