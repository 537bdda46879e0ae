package org.chaosjunit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.chaosjunit.http.ReplacedResource.putResource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import org.chaosjunit.fault.DeniedHosts;
import org.chaosjunit.jvm.JvmReverter;
import org.chaosjunit.result.Evidence;
import org.chaosjunit.spi.DefaultTarget;
import org.chaosjunit.spi.InjectionContext;
import org.chaosjunit.spi.ReadBack;
import org.chaosjunit.spi.Target;
import org.chaosjunit.spi.UndoRecord;
import org.chaosjunit.testing.Change;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A resource of a real service has another representation for a while. */
class PutResourceTests {
    private static final String FLAG = "/flags/checkout";
    private static final String ON = "{\"enabled\": true}";
    private static final String OFF = "{\"enabled\": false}";

    private FlagService service;

    @BeforeEach
    void start() throws IOException {
        service = new FlagService();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private ReplacedResource off() {
        return putResource(service.url(FLAG), OFF);
    }

    @Test
    void isThereWhileTheFaultActsAndAsBeforeAfterwards() throws Exception {
        service.keep(FLAG, "application/vnd.flag+json; v=2", ON.getBytes(StandardCharsets.UTF_8));
        try (Change change = Change.of(off()).inject()) {
            assertThat(service.text(FLAG)).isEqualTo(OFF);
            assertThat(change.readBack()).containsExactly(ReadBack.inPlace());

            assertThat(change.revert()).containsExactly(ReadBack.reverted());

            assertThat(service.text(FLAG)).isEqualTo(ON);
            assertThat(service.resources.get(FLAG).contentType()).isEqualTo("application/vnd.flag+json; v=2");
        }
    }

    @Test
    void tellsTheServiceWhenItExpires() throws Exception {
        service.keep(FLAG, ON);
        try (Change change = Change.of(off()).inject()) {
            assertThat(service.last("PUT").header("Chaos-Junit-Expires")).contains(change.expires.toString());
            assertThat(service.last("PUT").header("Content-Type")).contains("application/json");
            change.revert();
            assertThat(service.last("PUT").header("Chaos-Junit-Expires")).isEmpty();
        }
    }

    @Test
    void isDeletedWhereNothingWasBefore() throws Exception {
        try (Change change = Change.of(off()).inject()) {
            assertThat(service.text(FLAG)).isEqualTo(OFF);
            assertThat(change.byHand()).containsExactly("curl --fail -X DELETE '" + service.url(FLAG) + "'");

            assertThat(change.revert()).containsExactly(ReadBack.reverted());

            assertThat(service.resources).isEmpty();
            assertThat(service.methods()).contains("DELETE");
        }
    }

    @Test
    void isSeenAgainAndAgain() throws Exception {
        service.keep(FLAG, ON);
        try (Change change = Change.of(off()).inject()) {
            await().untilAsserted(
                            () -> assertThat(change.evidence().get(0).matched()).isGreaterThan(2));

            Evidence evidence = change.evidence().get(0);
            assertThat(evidence.fault())
                    .isEqualTo("put 18 bytes of application/json to " + service.url(FLAG))
                    .isEqualTo(off().description());
            assertThat(evidence.target()).isEqualTo("http:" + service.url(FLAG));
            assertThat(evidence.unit()).isEqualTo("reads");
            assertThat(evidence.applied()).isEqualTo(evidence.matched());
            assertThat(evidence.first()).isNotNull().isBefore(evidence.last());

            change.revert();
            long matched = change.evidence().get(0).matched();
            long reads = service.requests.size();
            change.readBack();
            assertThat(service.requests).hasSize((int) reads + 1);
            assertThat(change.evidence().get(0).matched()).isEqualTo(matched);
        }
    }

    @Test
    void leavesWhatSomeoneElsePutMeanwhileAndSaysSo() throws Exception {
        service.keep(FLAG, ON);
        try (Change change = Change.of(off()).inject()) {
            service.keep(FLAG, "{\"enabled\": \"on\tMondays\"}");
            await().untilAsserted(() -> assertThat(change.evidence().get(0).matched()
                            - change.evidence().get(0).applied())
                    .isGreaterThan(1));

            assertThat(change.revert())
                    .containsExactly(ReadBack.drifted("25 bytes of application/json: {\"enabled\": \"on Mondays\"}"));

            assertThat(service.text(FLAG)).isEqualTo("{\"enabled\": \"on\tMondays\"}");
            service.resources.remove(FLAG);
            assertThat(change.revert()).containsExactly(ReadBack.drifted("nothing: GET answered 404"));
        }
    }

    @Test
    void isRevertedWhereSomeoneElseOrTheServiceItselfPutItBack() throws Exception {
        service.keep(FLAG, ON);
        try (Change change = Change.of(off()).inject()) {
            service.keep(FLAG, ON);
            assertThat(change.readBack()).containsExactly(ReadBack.reverted());
        }
        assertThat(service.methods()).containsOnlyOnce("PUT");
    }

    @Test
    void changesOnlyWhatItHasReadWhereTheServiceGivesTags() throws Exception {
        service.givesTags = true;
        service.keep(FLAG, ON);
        String tag = service.resources.get(FLAG).tag();
        try (Change change = Change.of(off()).inject()) {
            assertThat(service.last("PUT").header("If-Match")).contains(tag);
            String ours = service.resources.get(FLAG).tag();
            change.revert();
            assertThat(service.last("PUT").header("If-Match")).contains(ours);
            assertThat(service.text(FLAG)).isEqualTo(ON);
        }
    }

    @Test
    void doesNotOverwriteWhatIsPutInTheMomentOfTheInjection() {
        service.givesTags = true;
        service.keep(FLAG, ON);
        service.whilePutting = () -> service.keep(FLAG, "1");
        Change change = Change.of(off());

        assertThatThrownBy(change::inject)
                .isInstanceOf(IOException.class)
                .hasMessage("PUT " + service.url(FLAG) + " answered 412: somebody else has changed it meanwhile");
        assertThat(service.text(FLAG)).isEqualTo("1");
    }

    @Test
    void doesNotOverwriteWhatIsCreatedInTheMomentOfTheInjection() {
        service.whilePutting = () -> service.keep(FLAG, "1");
        Change change = Change.of(off());

        assertThatThrownBy(change::inject)
                .isInstanceOf(IOException.class)
                .hasMessage("PUT " + service.url(FLAG) + " answered 412: somebody else has changed it meanwhile");
        assertThat(service.text(FLAG)).isEqualTo("1");
    }

    @Test
    void leavesWhatIsPutInTheMomentOfTheRevert() throws Exception {
        service.givesTags = true;
        service.keep(FLAG, ON);
        try (Change change = Change.of(off()).inject()) {
            service.whilePutting = () -> service.keep(FLAG, "1");

            assertThat(change.revert()).containsExactly(ReadBack.drifted("1 byte of application/json: 1"));

            assertThat(service.text(FLAG)).isEqualTo("1");
        }
    }

    @Test
    void acceptsJsonInTheServicesOwnForm() throws Exception {
        service.keep(FLAG, "{ \"name\" : \"x\", \"on\" : true }");
        service.keeps = body ->
                new String(body, StandardCharsets.UTF_8).replace(" ", "").getBytes(StandardCharsets.UTF_8);
        try (Change change = Change.of(putResource(service.url(FLAG), "{\"on\": false, \"name\": \"x\"}"))
                .inject()) {
            assertThat(service.text(FLAG)).isEqualTo("{\"on\":false,\"name\":\"x\"}");
            assertThat(change.readBack()).containsExactly(ReadBack.inPlace());
            assertThat(change.revert()).containsExactly(ReadBack.reverted());
            assertThat(service.text(FLAG)).isEqualTo("{\"name\":\"x\",\"on\":true}");
        }
    }

    @Test
    void doesNotTakeOtherTextInAnotherFormForTheSame() throws Exception {
        service.keep(FLAG, ON);
        service.keeps = body ->
                new String(body, StandardCharsets.UTF_8).replace(" ", "").getBytes(StandardCharsets.UTF_8);
        try (Change change = Change.of(off().contentType("text/plain"))) {
            assertThatThrownBy(change::inject)
                    .isInstanceOf(IOException.class)
                    .hasMessage("PUT " + service.url(FLAG) + " was answered well, but GET then answered 17 bytes of"
                            + " text/plain: {\"enabled\":false}, not what was put");
            service.keeps = body -> body;
        }
    }

    @Test
    void putsAnyBytesBack() throws Exception {
        byte[] bytes = new byte[1 << 20];
        new Random(42).nextBytes(bytes);
        service.keep(FLAG, "application/octet-stream", bytes);
        try (Change change = Change.of(off()).inject()) {
            assertThat(service.text(FLAG)).isEqualTo(OFF);
            assertThat(change.revert()).containsExactly(ReadBack.reverted());
            assertThat(service.resources.get(FLAG).body()).isEqualTo(bytes);
            assertThat(service.resources.get(FLAG).contentType()).isEqualTo("application/octet-stream");
        }
    }

    @Test
    void putsAnEmptyBodyBack() throws Exception {
        service.keep(FLAG, "text/plain", new byte[0]);
        try (Change change = Change.of(off()).inject()) {
            assertThat(change.revert()).containsExactly(ReadBack.reverted());
            assertThat(service.text(FLAG)).isEmpty();
        }
    }

    @Test
    void refusesWhatIsTooBigToKeep() {
        service.keep(FLAG, "text/plain", new byte[(1 << 20) + 1]);
        assertNothingChanged(
                Change.of(off()),
                "GET " + service.url(FLAG)
                        + " answered with more than 1048576 bytes, too many to keep for the way back");
    }

    @Test
    void refusesToChangeNothing() {
        service.keep(FLAG, "{\"enabled\":false}");
        assertNothingChanged(
                Change.of(off()),
                "GET " + service.url(FLAG) + " answered already what is to be put, so it would change nothing");
    }

    @Test
    void refusesWhatItCannotRead() {
        service.fail("GET", 503);
        assertNothingChanged(Change.of(off()), "GET " + service.url(FLAG) + " answered 503: no GET today, stranger");
    }

    @Test
    void saysThatAConnectionWasRefused() throws IOException {
        int port = freePort();
        assertNothingChanged(
                Change.of(putResource("http://localhost:" + port, "{}")),
                "GET http://localhost:" + port + "/ was refused: connection refused");
    }

    @Test
    void saysWhatAServiceAnsweredThatDoesNotWantIt() throws Exception {
        service.keep(FLAG, ON);
        service.fail("PUT", 500);
        try (Change change = Change.of(off())) {
            assertThatThrownBy(change::inject)
                    .isInstanceOf(IOException.class)
                    .hasMessage("PUT " + service.url(FLAG) + " answered 500: no PUT today, stranger");
            assertThat(change.journal).hasSize(1);
            assertThat(change.readBack()).containsExactly(ReadBack.reverted());
        }
        assertThat(service.text(FLAG)).isEqualTo(ON);
    }

    @Test
    void waitsNoLongerThanItWasToldAndStillFindsWhatArrivesLate() throws Exception {
        service.keep(FLAG, ON);
        CountDownLatch open = new CountDownLatch(1);
        service.holdUp("PUT", open);
        Thread opening = new Thread(() -> {
            await().until(() -> service.methods().contains("PUT"));
            // Longer than the request may take: the first look for what comes late has begun.
            await().until(() ->
                    service.methods().lastIndexOf("GET") > service.methods().indexOf("PUT"));
            open.countDown();
        });
        opening.start();
        try (Change change = Change.of(off().timeout(Duration.ofSeconds(2)))) {
            assertThatThrownBy(change::inject)
                    .isInstanceOf(IOException.class)
                    .hasMessage("PUT " + service.url(FLAG) + " was not answered within 2 s");
            assertThat(change.readBack()).containsExactly(ReadBack.inPlace());
            assertThat(change.revert()).containsExactly(ReadBack.reverted());
        }
        opening.join();
    }

    @Test
    void saysWhyItCannotBeTakenBackAndCanLater() throws Exception {
        service.keep(FLAG, ON);
        try (Change change = Change.of(off()).inject()) {
            service.fail("PUT", 500);
            assertThatThrownBy(change::revert)
                    .isInstanceOf(IOException.class)
                    .hasMessage("PUT " + service.url(FLAG) + " answered 500: no PUT today, stranger");
            assertThat(change.readBack()).containsExactly(ReadBack.inPlace());

            int port = service.port();
            service.close();
            assertThatThrownBy(change::revert)
                    .isInstanceOf(IOException.class)
                    .hasMessage("GET http://localhost:" + port + FLAG + " was refused: connection refused");

            service = new FlagService(port);
            service.keep(FLAG, OFF);
            assertThat(change.revert()).containsExactly(ReadBack.reverted());
            assertThat(service.text(FLAG)).isEqualTo(ON);
        }
    }

    @Test
    void tellsHowToRestoreItByHand() throws Exception {
        service.keep(FLAG, ON);
        try (Change change = Change.of(off()).inject()) {
            assertThat(change.byHand())
                    .containsExactly("printf %s 'eyJlbmFibGVkIjogdHJ1ZX0=' | base64 -d | curl --fail -X PUT"
                            + " --data-binary @- -H 'Content-Type: application/json' '" + service.url(FLAG) + "'");
        }
    }

    @Test
    void isOutOfReachOfTheFaultsOfThisJvm() throws Exception {
        service.keep(FLAG, ON);
        Target jvm = ServiceLoader.load(DefaultTarget.class)
                .findFirst()
                .orElseThrow()
                .target();
        List<UndoRecord> journal = new ArrayList<>();
        Change change = Change.of(off());
        jvm.inject(
                List.of(DeniedHosts.denyHosts("localhost:" + service.port())),
                new InjectionContext("another", 42, change.expires, journal::add));
        try {
            change.inject();
            assertThat(change.revert()).containsExactly(ReadBack.reverted());
        } finally {
            new JvmReverter().revert(journal.get(0));
        }
        assertThat(service.text(FLAG)).isEqualTo(ON);
    }

    @Test
    void followsNoRedirect() throws IOException {
        try (FlagService elsewhere = new FlagService()) {
            service.redirect(elsewhere.url(FLAG));
            assertNothingChanged(
                    Change.of(off()), "GET " + service.url(FLAG) + " answered 302 (to " + elsewhere.url(FLAG) + ")");
            assertThat(elsewhere.requests).isEmpty();
        }
    }

    private void assertNothingChanged(Change change, String message) {
        assertThatThrownBy(change::inject).isInstanceOf(IOException.class).hasMessage(message);
        assertThat(change.journal).isEmpty();
        assertThat(service.methods()).doesNotContain("PUT", "DELETE");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
