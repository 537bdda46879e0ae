package org.chaosjunit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaosjunit.http.ReplacedResource.putResource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.chaosjunit.spi.ReadBack;
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
}
