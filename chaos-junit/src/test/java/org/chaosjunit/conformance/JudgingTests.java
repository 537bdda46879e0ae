package org.chaosjunit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.chaosjunit.conformance.Shop.Answer;
import org.chaosjunit.conformance.Shop.Answering;
import org.chaosjunit.result.Judgement;
import org.chaosjunit.result.Reason;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the samples under the fault say, and what it means that there are none. */
@Tag("long")
class JudgingTests extends Rows {
    /** It is well for a while, and neither the fault nor its end makes it ill at once. */
    @Test
    void K07_deviatesAfterAWhile() {
        AtomicInteger asked = new AtomicInteger();
        AtomicInteger after = new AtomicInteger();
        shop.answers(on -> {
            boolean broken = on ? asked.incrementAndGet() > 5 : asked.get() > 0 && after.incrementAndGet() < 5;
            return new Answer(200, broken ? "0" : "1");
        });

        run("usual")
                .ends(
                        Reason.DEVIATED,
                        "health was 0, expected [1,1], outside in # of # samples in ~" + early() + under());
    }

    @Test
    void K08_probeThrowsOnlyUnderTheFault() {
        shop.answersUnderFault(500, "1");

        run("usual")
                .ends(
                        Reason.PROBE_ERROR,
                        "health could not be measured: Server returned HTTP response code: 500 for URL: "
                                + customers());
    }

    @Test
    void K09_probeCannotParseItsSourceUnderTheFault() {
        shop.answersUnderFault(200, "<html>");

        run("usual").ends(Reason.PROBE_ERROR, "health could not be measured: For input string: \"<html>\"");
    }

    @Test
    void K11_falseInEverySampleUnderTheFault() {
        shop.answersUnderFault(200, "0");

        run("usual")
                .ends(
                        Reason.DEVIATED,
                        "health was 0, expected [1,1], outside in #= of #= samples in ~" + early() + under());
    }

    /** It would have watched for ten minutes. */
    @Test
    @Timeout(120)
    void K12_falseInEverySampleCutsTheWait() {
        shop.answersUnderFault(200, "0");

        run("longWait")
                .ends(
                        Reason.DEVIATED,
                        "health was 0, expected [1,1], outside in #= of #= samples in ~" + early() + under());
    }

    @Test
    void K13_dipBreaksARuleForAllSamples() {
        shop.answers(dip(5, 10, 200));

        run("usual")
                .ends(
                        Reason.DEVIATED,
                        "health was 0, expected [1,1], outside in # of # samples in ~" + early() + under());
    }

    @Test
    void K13_dipBreaksARuleForNearlyAllArrivals() {
        shop.answers(dip(10, 20, 503));

        run("noneFails")
                .ends(
                        Reason.DEVIATED,
                        "load.success was # % (99 % sure: # to #), expected >= 99%, outside in # of # samples in ~"
                                + early() + under()
                                + " The load 80/s GET <name> met: status 503.");
    }

    @Test
    void K13_dipIsAllowedByARuleThatAllowsIt() {
        shop.answers(dip(10, 20, 503));

        run("someMayFail").passes();
    }

    // Under the fault so many answers are right, then so many wrong, and all others right.
    private static Answering dip(int before, int wrong, int status) {
        AtomicInteger asked = new AtomicInteger();
        return on -> {
            int n = on ? asked.incrementAndGet() : 0;
            return n > before && n <= before + wrong ? new Answer(status, "0") : new Answer(200, "1");
        };
    }

    /** The answer would never come: who waits for it longer than the time-out waits for ever. */
    @Test
    @Timeout(120)
    void K24_probeIsLateUnderTheFault() {
        shop.answers(on -> on ? untilItIsOff() : new Answer(200, "1"));

        run("prompt200").ends(Reason.PROBE_ERROR, "prompt could not be measured: gave no answer within 200 ms");
    }

    private Answer untilItIsOff() {
        CountDownLatch never = new CountDownLatch(1);
        try {
            while (shop.isOn()) {
                assertThat(never.await(10, TimeUnit.MILLISECONDS)).isFalse();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new Answer(200, "1");
    }

    @Test
    @Timeout(120)
    void K24_probeIsLateBeforeTheFault() {
        shop.answers(on -> shop.hang());

        run("prompt200")
                .ends(Reason.PROBE_ERROR, "prompt could not be measured: gave no answer within 200 ms")
                .neverInjected();
    }

    @Test
    @Timeout(120)
    void K24_probeIsLateInRecovery() {
        shop.answers(on -> !on && shop.puts().contains("off") ? shop.hang() : new Answer(200, "1"));

        run("usual").ends(Reason.PROBE_ERROR, "health could not be measured: gave no answer within 5 s");
    }

    /** A probe that judges. */
    @Test
    void K30_probeSees500WithATolerance() {
        shop.answersUnderFault(500, "1");

        run("statusIsGood")
                .ends(
                        Reason.DEVIATED,
                        "status was 500, expected [200, 299], outside in #= of #= samples in ~" + early() + under());
    }

    /** A probe of the body, which judges nothing and is shown as such. */
    @Test
    void K30_probeSees500WithoutATolerance() {
        shop.answersUnderFault(500, "1");

        Row row = run("onlyLooksAtTheStatus").passes();

        assertThat(row.result().judgements())
                .filteredOn(judgement -> judgement.outcome().equals("UNJUDGED"))
                .extracting(Judgement::words)
                .singleElement()
                .asString()
                .matches(Row.pattern("status was 500, which no steady state judges, 1 sample in ~"));
    }

    /** A source that has no datapoints says so: the metric is empty, not 0. */
    @Test
    void K33_sourceHasNoData() {
        shop.answers(on -> new Answer(200, on ? "" : "0"));

        run("noErrors")
                .ends(Reason.NO_DATA, "errors had no data, expected [0,0], 0 of at least 3 samples in ~" + under());
    }

    @Test
    void K33_sourceHasNoDataWhichIsDeclaredToBeZero() {
        shop.answers(on -> new Answer(200, on ? "" : "0"));

        run("noErrorsAndNoneIsZero").passes();
    }

    private static String early() {
        return ", certain ~ before the end";
    }

    private String under() {
        return " under \"" + fault() + "\".";
    }
}
