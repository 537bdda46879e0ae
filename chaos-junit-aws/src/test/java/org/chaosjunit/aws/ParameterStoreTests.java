package org.chaosjunit.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.LocalPlace;
import org.chaosjunit.aws.local.StandInExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

@ExtendWith(StandInExtension.class)
class ParameterStoreTests {
    @Test
    void knowsItsEntriesFromTheLogOfTerminationsBesideThem(LocalAws aws) throws Exception {
        try (LocalPlace ignored = new LocalPlace(aws)) {
            ParameterStore store = new ParameterStore(AwsPlace.current());
            store.create("a:target", "lease", "held", "an experiment");
            put(aws, "/chaos-junit/terminations/web/0000000001", "{\"at\": \"2026-01-01T00:00:00Z\"}");

            assertThat(store.targets()).containsExactly("a:target");
        }
    }

    @Test
    void passesOverNothingElseThatItCannotRead(LocalAws aws) {
        try (LocalPlace ignored = new LocalPlace(aws)) {
            put(aws, "/chaos-junit/target/lease", "of a version to come");

            assertThatThrownBy(() -> new ParameterStore(AwsPlace.current()).targets())
                    .isInstanceOf(IOException.class)
                    .hasMessage("the parameter /chaos-junit/target/lease was not written by chaos-junit, or by a"
                            + " version that this one cannot read");
        }
    }

    private static void put(LocalAws aws, String name, String value) {
        aws.client(SsmClient.builder())
                .putParameter(request -> request.name(name).value(value).type(ParameterType.STRING));
    }
}
