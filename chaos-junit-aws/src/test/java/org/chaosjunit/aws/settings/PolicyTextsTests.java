package org.chaosjunit.aws.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.chaosjunit.aws.policy.DeniedAction;
import org.chaosjunit.aws.policy.Owner;

/** However a policy is written, after the experiment it is there again byte for byte. */
class PolicyTextsTests {
    private static final Map<Owner, String> ACTIONS =
            Map.of(Owner.QUEUE, "sqs:SendMessage", Owner.TOPIC, "sns:Publish", Owner.BUCKET, "s3:GetObject");

    private Trial trial = new Trial();

    @BeforeProperty
    void seed() {
        trial.seeds.bucket("owner").queue("owner").topic("owner", "{}");
    }

    @AfterProperty
    void close() {
        trial.close();
    }

    @Property(tries = 60)
    void policiesComeBackByteForByte(
            @ForAll("owners") Owner owner, @ForAll("policies") String policy, @ForAll("principals") String principal)
            throws Exception {
        DeniedAction denied = new DeniedAction(
                trial.place, owner, "owner", List.of(String.valueOf(ACTIONS.get(owner))), "*", principal);
        // The SDK itself reads the policy of a bucket as XML, in which every line ends with a line feed.
        policy = owner == Owner.BUCKET ? policy.replace("\r", "") : policy;
        trial.setting(denied).write(Optional.of(policy), Optional.empty());
        trial.journal.clear();

        trial.inject(denied);
        assertThat(trial.read(denied).orElseThrow()).contains("\"Effect\":\"Deny\"");
        trial.revert();

        assertThat(trial.read(denied)).contains(policy);
    }

    @Provide
    Arbitrary<Owner> owners() {
        return Arbitraries.of(ACTIONS.keySet());
    }

    @Provide
    Arbitrary<String> principals() {
        return Arbitraries.of("*", "123456789012", "arn:aws:iam::123456789012:role/a+b=c,d.e@f-g");
    }

    @Provide
    Arbitrary<String> policies() {
        Arbitrary<String> space = Arbitraries.of("", " ", "\n", "\r\n  ", "\t");
        Arbitrary<String> text = Arbitraries.of("a", "ä€", "\\u00e4", "a+b%20c", "<&>'", "\\\"", "x/y*?", "\\/", "");
        Arbitrary<String> statement = Combinators.combine(space, text, space)
                .as((before, id, after) -> before
                        + "{" + after + "\"Effect\"" + before + ":" + after + "\"Allow\"," + after + "\"Sid\":\"" + id
                        + "\","
                        + "\"Action\":" + before + "[\"*:*\"]," + "\"Resource\":\"*\"" + after + "}" + before);
        Arbitrary<String> statements = statement.list().ofMaxSize(3).map(all -> "[" + String.join(",", all) + "]");
        return Combinators.combine(space, Arbitraries.oneOf(statement, statements), space)
                .as((before, all, after) ->
                        "{" + before + "\"Version\":\"2012-10-17\"," + after + "\"Statement\":" + all + "}" + after);
    }
}
