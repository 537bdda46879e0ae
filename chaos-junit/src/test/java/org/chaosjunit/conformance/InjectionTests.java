package org.chaosjunit.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.chaosjunit.conformance.Shop.Answer;
import org.chaosjunit.result.Reason;
import org.junit.jupiter.api.Test;

/** Whether the fault was injected and taken back. */
class InjectionTests extends Rows {
    @Test
    void K01_allWell() {
        Row row = run("usual").passes();

        assertThat(row.result().timeToRecover()).isNotNull();
    }

    @Test
    void K02_injectionIsRefused() {
        run("nowhere")
                .ends(
                        Reason.INJECTION_FAILED,
                        "Could not inject on http:" + nowhere() + ": GET " + nowhere()
                                + " was refused: connection refused")
                .neverInjected();
    }

    @Test
    void K03_injectionIsAnswered500() {
        shop.whenPut(body -> new Answer(500, "no"));

        run("usual").ends(Reason.INJECTION_FAILED, injectionAnswered500());
    }

    /** The answer says that it failed, and yet it is on: what was recorded before is taken back. */
    @Test
    void K03_injectionIsAnswered500ButDone() {
        shop.whenPut(body -> {
            shop.take(body);
            return body.equals("on") ? new Answer(500, "no") : new Answer(204, "");
        });

        run("usual").ends(Reason.INJECTION_FAILED, injectionAnswered500());
        assertThat(shop.puts()).containsExactly("on", "off");
    }

    private String injectionAnswered500() {
        return "Could not inject on http:" + shop.resource() + ": PUT " + shop.resource() + " answered 500: no";
    }

    @Test
    void K04_revertIsRefused() throws IOException {
        shop.answers(on -> {
            if (on) {
                shop.closeControl();
            }
            return new Answer(200, "1");
        });

        Row row = run("usual");

        row.endsAtWorst(
                Reason.REVERT_FAILED, revertFailed(row, "GET " + shop.resource() + " was refused: connection refused"));
        assertThat(shop.isOn()).isTrue();

        shop.openControl();
        assertIsTakenBackInTheEnd(row);
    }

    @Test
    void K05_revertIsAnswered500() {
        shop.whenPut(body -> body.equals("on") ? shop.take(body) : new Answer(500, "no"));

        Row row = run("usual");

        row.endsAtWorst(Reason.REVERT_FAILED, revertFailed(row, "PUT " + shop.resource() + " answered 500: no"));
        assertThat(shop.isOn()).isTrue();
        assertThat(row.result().findings()).hasSize(1);
        assertThat(shop.puts()).startsWith("on", "off", "off");

        shop.whenPut(shop::take);
        assertIsTakenBackInTheEnd(row);
    }

    // The record is not only kept: the process that guards it needs no further command.
    private static void assertIsTakenBackInTheEnd(Row row) {
        await().atMost(Duration.ofSeconds(90)).untilAsserted(row::leavesNothing);
    }

    private static List<Path> journals(Row row) {
        return Row.records(row.journal()).stream()
                .filter(file -> file.toString().endsWith(".journal"))
                .toList();
    }

    private String revertFailed(Row row, String why) {
        assertThat(journals(row)).hasSize(1);
        String body = Base64.getEncoder().encodeToString("off".getBytes(UTF_8));
        return "Could not take back \"" + fault() + "\" on http:" + shop.resource() + ": " + why
                + ". It may still be in place. By hand: printf %s '" + body + "' | base64 -d | curl --fail -X PUT"
                + " --data-binary @- -H 'Content-Type: text/plain' '" + shop.resource() + "'. Its undo record stays in "
                + journals(row).get(0) + "; the guardian, the next run and `java -jar chaos-junit.jar revert --journal "
                + row.journal()
                + "` try again. If the target is gone for good, `java -jar chaos-junit.jar revert --forget "
                + journals(row).get(0) + "` dismisses it.";
    }

    /** The body injects it in the background, and keeps what goes wrong there to itself. */
    @Test
    void K25_backgroundInjectionFails() {
        run("injectsMoreInTheBackground")
                .ends(
                        Reason.INJECTION_FAILED,
                        "Could not inject on http:" + nowhere() + ": GET " + nowhere()
                                + " was refused: connection refused");
    }
}
