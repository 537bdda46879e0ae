package org.chaosjunit.jmeter;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.jmeter.samplers.RemoteSampleListener;
import org.apache.jmeter.samplers.SampleEvent;
import org.apache.jmeter.samplers.SampleResult;

/** The end in this JVM to which one engine reports. */
final class Reporter implements RemoteSampleListener {
    private final int engine;
    private final EngineSchedule schedule;
    private final Reports reports;
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    Reporter(int engine, EngineSchedule schedule, Reports reports) {
        this.engine = engine;
        this.schedule = schedule;
        this.reports = reports;
    }

    int engine() {
        return engine;
    }

    EngineSchedule schedule() {
        return schedule;
    }

    CountDownLatch started() {
        return started;
    }

    CountDownLatch ended() {
        return ended;
    }

    @Override
    public void testStarted() {
        started.countDown();
    }

    @Override
    public void testStarted(String host) {
        started.countDown();
    }

    @Override
    public void testEnded() {
        ended.countDown();
    }

    @Override
    public void testEnded(String host) {
        ended.countDown();
    }

    @Override
    public void processBatch(List<SampleEvent> events) {
        events.forEach(this::sampleOccurred);
    }

    @Override
    public void sampleOccurred(SampleEvent event) {
        SampleResult sample = event.getResult();
        String thread = sample.getThreadName();
        // Each arrival is a thread of its own; they are numbered from 1.
        long n = Long.parseLong(thread.substring(thread.lastIndexOf('-') + 1)) - 1;
        long wanted = Long.parseLong(sample.getSampleLabel()) + schedule.offsetMillis(n);
        reports.add(
                engine,
                n,
                Report.of(wanted, sample.getStartTime(), sample.getEndTime(), sample.isSuccessful(), answer(sample)));
    }

    private static String answer(SampleResult sample) {
        String code = sample.getResponseCode();
        return code.matches("\\d{3}") ? "status " + code : sample.getResponseMessage();
    }

    @Override
    public void sampleStarted(SampleEvent event) {}

    @Override
    public void sampleStopped(SampleEvent event) {}
}
