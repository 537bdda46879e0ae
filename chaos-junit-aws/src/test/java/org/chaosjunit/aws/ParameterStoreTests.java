package org.chaosjunit.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.Misbehaviour;
import org.chaosjunit.aws.local.StandInExtension;
import org.chaosjunit.aws.local.Which;
import org.chaosjunit.spi.SharedEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

@ExtendWith(StandInExtension.class)
class ParameterStoreTests {
    private static final String TARGET = "t";
    private static final String NAME = "lease";

    private LocalAws aws;
    private ParameterStore store;

    @BeforeEach
    void open(LocalAws started) {
        aws = started;
        System.setProperty("aws.accessKeyId", "AKIALOCALAWS00000000");
        System.setProperty("aws.secretAccessKey", "local");
        store = new ParameterStore(new AwsPlace(aws.region().id(), Map.of("*", aws.endpoint())));
    }

    private SharedEntry create(String content) throws Exception {
        return store.create(TARGET, NAME, content, "a test").orElseThrow();
    }

    @Test
    void replacesOnlyWhatIsStillAsItWasSeen() throws Exception {
        SharedEntry first = create("first");
        SharedEntry second = store.replace(TARGET, NAME, "second", first).orElseThrow();

        assertThat(store.replace(TARGET, NAME, "too late", first)).isEmpty();
        assertThat(store.replace(TARGET, NAME, "too late again", second)).isEmpty();

        SharedEntry found = store.read(TARGET, NAME).orElseThrow();
        assertThat(found.content()).isEqualTo("second");
        assertThat(store.replace(TARGET, NAME, "third", found)).isPresent();
        assertThat(store.read(TARGET, NAME)).map(SharedEntry::content).contains("third");
    }

    // The SDK tries again: the second writing comes after the first, which is the one that counts.
    @Test
    void hasReplacedWhatItWroteThoughTheAnswerNeverCame() throws Exception {
        SharedEntry first = create("first");
        aws.misbehave("ssm", "PutParameter", Which.nth(1), Misbehaviour.CUT_AFTER_EFFECT);

        SharedEntry second = store.replace(TARGET, NAME, "second", first).orElseThrow();

        assertThat(second).isEqualTo(new SharedEntry("second", 3));
        assertThat(store.replace(TARGET, NAME, "third", second)).isPresent();
    }

    @Test
    void hasCreatedWhatItWroteThoughTheAnswerNeverCame() throws Exception {
        aws.misbehave("ssm", "PutParameter", Which.nth(1), Misbehaviour.CUT_AFTER_EFFECT);

        assertThat(create("first")).isEqualTo(new SharedEntry("first", 1));
    }

    @Test
    void createsNothingByReplacingWhatWasRemoved() throws Exception {
        SharedEntry first = create("first");
        store.remove(TARGET, NAME);

        assertThat(store.replace(TARGET, NAME, "second", first)).isEmpty();

        assertThat(store.names(TARGET)).isEmpty();
    }

    @Test
    void guessesNothingWhenAllThatCountsIsForgotten() throws Exception {
        create("first");
        SsmClient ssm = aws.client(SsmClient.builder());
        for (int i = 0; i < 100; i++) {
            ssm.putParameter(r -> r.name(store.address(TARGET, NAME))
                    .value("1|0|1|1|t|too%20late")
                    .overwrite(true));
        }

        assertThatThrownBy(() -> store.read(TARGET, NAME))
                .hasMessage("the parameter " + store.address(TARGET, NAME)
                        + " was overwritten or removed by hand while it was in use, so nobody knows what it said; if no"
                        + " experiment is running on that target, remove it");
    }

    @Test
    void tidiesUpOnlyForWhoHasTheLease() throws Exception {
        String orphan = store.address(TARGET, "undo-1.2");
        SsmClient ssm = aws.client(SsmClient.builder());
        ssm.putParameter(r -> r.name(orphan).value("1|0|2|2|t|x").type("String").overwrite(true));

        assertThatThrownBy(() -> store.tidy(TARGET, () -> {
                    throw new IOException("lost");
                }))
                .hasMessage("lost");
        assertThat(ssm.getParameter(r -> r.name(orphan)).parameter().version()).isEqualTo(1);

        store.tidy(TARGET, () -> {});
        assertThat(store.targets()).isEqualTo(List.of());
    }

    @Test
    void knowsItsEntriesFromTheLogOfTerminationsBesideThem() throws Exception {
        create("held");
        put("/chaos-junit/terminations/web/0000000001", "{\"at\": \"2026-01-01T00:00:00Z\"}");

        assertThat(store.targets()).containsExactly(TARGET);
    }

    @Test
    void passesOverNothingElseThatItCannotRead() {
        put("/chaos-junit/target-0123456789abcdef/lease", "of a version to come");

        assertThatThrownBy(store::targets)
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "the parameter /chaos-junit/target-0123456789abcdef/lease was not written by chaos-junit, or by a version that"
                                + " this one cannot read");
    }

    private void put(String name, String value) {
        aws.client(SsmClient.builder())
                .putParameter(request -> request.name(name).value(value).type(ParameterType.STRING));
    }
}
