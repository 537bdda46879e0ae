package org.chaosjunit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.chaosjunit.result.ExperimentResult;
import org.chaosjunit.result.Finding;
import org.chaosjunit.result.Reason;
import org.chaosjunit.result.StoredResult;
import org.chaosjunit.result.Verdict;
import org.chaosjunit.testing.Kit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A JVM that is told to stop, or dies, while its experiment acts on another one. */
@Timeout(300)
@DisabledOnOs(OS.WINDOWS)
class SignalTests extends Rows {
    private static final Duration LONG = Duration.ofSeconds(90);

    @Test
    void K14_sigintWhileWatching() throws Exception {
        assertTakesBack("watches", "INT", 130);
    }

    @Test
    void K15_sigterm() throws Exception {
        assertTakesBack("watches", "TERM", 143);
    }

    @Test
    void K16_sighup() throws Exception {
        assertTakesBack("watches", "HUP", 129);
    }

    @Test
    void K17_sigkill() throws Exception {
        assertIsTakenBackByItsGuardian("watches", "KILL", 137);
    }

    @Test
    void K17_sigkillOfTheGuardianToo() throws Exception {
        assertIsTakenBackByTheNextRun("watches", "KILL", 137);
    }

    @Test
    void K18_sigusr1() throws Exception {
        assertIsTakenBackByItsGuardian("watches", "USR1", 138);
    }

    /** From JDK 25 on, this signal is none. */
    @Test
    void K19_sigusr2() throws Exception {
        if (Runtime.version().feature() < 25) {
            assertIsTakenBackByItsGuardian("watches", "USR2", 134);
        } else {
            assertGoesOnAfter("USR2");
        }
    }

    private void assertGoesOnAfter(String signal) throws Exception {
        try (Fork fork = underFault("watches")) {
            fork.signal(signal);
            int served = shop.servedUnderFault();
            await().atMost(LONG).until(() -> shop.servedUnderFault() > served + 10);
            assertThat(fork.isAlive()).isTrue();
            assertTakesBack(fork, "TERM", 143);
        }
    }

    /** There is no option that would make a difference; under load, as everywhere else, all is taken back. */
    @Test
    void K20_sigintUnderLoad() throws Exception {
        assertTakesBack("drivesLoad", "INT", 130);
    }

    @Test
    void K21_sigtermUnderLoad() throws Exception {
        assertTakesBack("drivesLoad", "TERM", 143);
    }

    @Test
    void K22_sigusr1UnderLoad() throws Exception {
        assertIsTakenBackByItsGuardian("drivesLoad", "USR1", 138);
    }

    @Test
    void K22_sigusr1AndSigkillOfTheGuardianToo() throws Exception {
        assertIsTakenBackByTheNextRun("drivesLoad", "USR1", 138);
    }

    /** The pause is one of ten minutes. */
    @Test
    void K23_sigintInAPause() throws Exception {
        assertTakesBack("pauses", "INT", 130);
    }

    /** The probe that is waited for would never answer. */
    @Test
    void K32_sigintWhileAProbeIsAwaited() throws Exception {
        shop.answers(on -> on && shop.servedUnderFault() > 3 ? shop.hang() : new Shop.Answer(200, "1"));

        assertTakesBack("watches", "INT", 130);
    }

    private Fork underFault(String method) throws IOException {
        Fork fork = fork(method);
        await().atMost(LONG).until(() -> {
            assertThat(fork.isAlive()).as(fork::output).isTrue();
            return shop.servedUnderFault() > 3;
        });
        return fork;
    }

    private Fork fork(String method) throws IOException {
        return Fork.start(directory, shop, method, directory);
    }

    private void assertTakesBack(String method, String signal, int exitCode) throws Exception {
        try (Fork fork = underFault(method)) {
            assertTakesBack(fork, signal, exitCode);
        }
    }

    private void assertTakesBack(Fork fork, String signal, int exitCode) throws Exception {
        fork.signal(signal);

        assertThat(fork.exitCode()).as(fork::output).isEqualTo(exitCode);
        assertThat(shop.puts()).containsExactly("on", "off");
        assertIsOff();
        assertInterrupted("The JVM was told to stop, by a signal or by System.exit.");
        assertThat(directory.resolve("report/index.html"))
                .content()
                .contains(
                        "<strong class=\"INCONCLUSIVE\">INTERRUPTED</strong> The JVM was told to stop, by a signal or by System.exit.")
                .doesNotContain("never finished");
        assertThat(fork.output()).contains("chaos-junit: 1 experiment: 1 INCONCLUSIVE", "\nReport: ");
    }

    private void assertIsTakenBackByItsGuardian(String method, String signal, int exitCode) throws Exception {
        try (Fork fork = underFault(method)) {
            fork.signal(signal);

            assertThat(fork.exitCode()).as(fork::output).isEqualTo(exitCode);
            await().atMost(LONG)
                    .until(() -> Row.records(directory.resolve("journal")).isEmpty());
            assertThat(shop.puts()).containsExactly("on", "off");
            assertIsOff();
            assertInterrupted(gone(fork));
        }
    }

    private void assertIsTakenBackByTheNextRun(String method, String signal, int exitCode) throws Exception {
        try (Fork fork = underFault(method);
                Fork next = afterDeathOf(fork, signal, exitCode)) {
            assertThat(next.exitCode()).as(next::output).isZero();

            assertThat(next.output())
                    .contains("Took back \"" + fault() + "\" on http:" + shop.resource() + ", which the ");
            assertThat(shop.puts()).containsExactly("on", "off", "on", "off");
            assertIsOff();
            assertInterrupted(gone(fork));
        }
    }

    private Fork afterDeathOf(Fork fork, String signal, int exitCode) throws Exception {
        fork.killGuardian();
        fork.signal(signal);
        assertThat(fork.exitCode()).as(fork::output).isEqualTo(exitCode);
        assertThat(shop.isOn()).isTrue();
        assertThat(Row.records(directory.resolve("journal"))).isNotEmpty();
        assertThat(new Kit(directory).stored())
                .extracting(StoredResult::status)
                .containsExactly(StoredResult.Status.RUNNING);
        return fork("isShort");
    }

    private void assertIsOff() {
        assertThat(shop.isOn()).isFalse();
        assertThat(Row.records(directory.resolve("journal"))).isEmpty();
    }

    private String gone(Fork fork) {
        return "Process " + fork.pid()
                + " on <name> was killed or crashed before the experiment was over. Process # took" + " back: "
                + fault() + ".";
    }

    private void assertInterrupted(String message) {
        List<ExperimentResult> interrupted = new Kit(directory)
                .results().stream()
                        .filter(result -> !result.test().endsWith("#isShort"))
                        .toList();
        assertThat(interrupted).hasSize(1);
        assertThat(interrupted.get(0).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(interrupted.get(0).findings()).extracting(Finding::reason).containsExactly(Reason.INTERRUPTED);
        assertThat(interrupted.get(0).findings().get(0).message()).matches(Row.pattern(message));
    }
}
