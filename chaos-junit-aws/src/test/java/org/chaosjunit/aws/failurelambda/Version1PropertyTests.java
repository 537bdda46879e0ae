package org.chaosjunit.aws.failurelambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaosjunit.fault.CorruptedAnswer.corruptedAnswer;
import static org.chaosjunit.fault.DeniedHosts.denyHosts;
import static org.chaosjunit.fault.FilledDiskSpace.diskSpace;
import static org.chaosjunit.fault.InvocationException.exceptionOfHandler;
import static org.chaosjunit.fault.Latency.latency;
import static org.chaosjunit.fault.StatusCode.statusCode;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.spi.Fault;

class Version1PropertyTests {
    private final Version1 format = new Version1(new AwsPlace("eu-west-1", Map.of()), Consents.NONE);

    @Property(tries = 500)
    void everythingThatPassesIsTaken(@ForAll("faults") List<Fault> faults) {
        List<Fault> possible = format.check(faults).isEmpty() ? faults : List.of();
        assertThat(GoldenVersion1.complaints(format.write(possible))).isEmpty();
        assertThat(GoldenVersion1.complaints(
                        format.flush(possible, new JsonObject()).orElseGet(JsonObject::new)))
                .isEmpty();
        JsonObject again = Json.object(Json.text(format.write(possible))).orElseThrow();
        assertThat(again).isEqualTo(format.write(possible));
    }

    @Provide
    Arbitrary<List<Fault>> faults() {
        Arbitrary<Double> shares = Arbitraries.oneOf(
                Arbitraries.integers().between(1, 100).map(Integer::doubleValue), Arbitraries.of(0.5, 99.9));
        Arbitrary<Fault> latencies = Combinators.combine(Arbitraries.longs().between(0, 1000), shares)
                .as((millis, share) -> latency(millis, millis + 1).percentage(share));
        Arbitrary<Fault> exceptions = Combinators.combine(Arbitraries.strings().ofMaxLength(20), shares)
                .as((text, share) -> exceptionOfHandler(text).percentage(share));
        Arbitrary<Fault> bodies = Combinators.combine(Arbitraries.strings().ofMaxLength(20), shares)
                .as((text, share) -> corruptedAnswer(text).percentage(share));
        Arbitrary<Fault> hosts = Combinators.combine(
                        Arbitraries.strings()
                                .withChars("abz09.-_*?")
                                .ofMinLength(1)
                                .ofMaxLength(600),
                        shares)
                .as((glob, share) -> denyHosts(glob).percentage(share));
        Arbitrary<Fault> disks = Arbitraries.integers().between(1, 10_240).map(size -> diskSpace(size));
        Arbitrary<Fault> codes = Arbitraries.integers().between(100, 599).map(code -> statusCode(code));
        return Arbitraries.oneOf(latencies, exceptions, bodies, hosts, disks, codes)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    @Property(tries = 1000)
    void patternsAreJudgedNoMilderThanByTheLibrary(@ForAll("patterns") String pattern) {
        if (Patterns.objection(pattern).isEmpty()) {
            assertThat(GoldenVersion1.isUnsafe(pattern)).isFalse();
        }
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.of("a", "(", ")", "+", "*", "{2,}", "[b]", "\\(", "?", "|")
                .list()
                .ofMaxSize(10)
                .map(parts -> String.join("", parts));
    }
}
