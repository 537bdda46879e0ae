package org.chaosjunit.aws.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chaosjunit.aws.dynamodb.RestrictedCapacity;
import org.chaosjunit.aws.lambda.DisabledEventSource;
import org.chaosjunit.aws.lambda.LimitedFunction;
import org.chaosjunit.aws.lambda.ThrottledFunction;
import org.chaosjunit.aws.policy.DeniedAction;
import org.chaosjunit.aws.policy.Owner;
import org.chaosjunit.aws.s3.ReplacedNotifications;
import org.chaosjunit.aws.setting.Setting;
import org.chaosjunit.aws.setting.SettingReverter;
import org.chaosjunit.spi.ReadBack;
import org.chaosjunit.spi.UndoRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OddSettingsTests {
    private final Trial trial = new Trial();

    @AfterEach
    void close() {
        trial.close();
    }

    @Test
    void whatIsGoneMeanwhileHasDrifted() throws Exception {
        trial.seeds.function("f").mapping("f", "jobs");
        trial.inject(new DisabledEventSource(trial.place, "f", "jobs", ""));
        UndoRecord undo = trial.journal.get(0);
        Map<String, String> state = new HashMap<>(undo.state());
        state.put("address", "f/other-jobs");

        assertThat(new SettingReverter()
                        .readBack(new UndoRecord(
                                undo.reverter(), undo.target(), undo.description(), state, undo.expires()))
                        .found())
                .startsWith("nothing at all: the function \"f\" in eu-central-1 has no event source \"other-jobs\"");
    }

    @Test
    void moreConcurrencyIsNoThrottling() {
        trial.seeds.function("f").reserved("f", 2);

        assertThatThrownBy(() -> trial.inject(new ThrottledFunction(trial.place, "f", 5)))
                .hasMessage(
                        "the reserved concurrency of function f is 2, so 5 would not throttle it but let it run more"
                                + " often");
        assertThat(trial.journal).isEmpty();
    }

    @Test
    void whoeverHasChangedAFunctionInBetweenIsNotOverwritten() throws Exception {
        trial.seeds.function("f");
        Setting limits = trial.setting(new LimitedFunction(trial.place, "f", Optional.empty(), Optional.of(128)));

        assertThatThrownBy(() -> limits.write(Optional.of("3 s, 128 MB"), Optional.of("3 s, 256 MB")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("someone else has just changed the function \"f\" to 3 s, 512 MB; it was left so");
        assertThat(limits.read()).contains("3 s, 512 MB");
    }

    @Test
    void severalEventSourcesAreToldApart() throws Exception {
        trial.seeds.function("f").mapping("f", "jobs").mapping("f", "more-jobs");

        assertThatThrownBy(() -> trial.inject(new DisabledEventSource(trial.place, "f", "", "")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageMatching(
                        "the function \"f\" has several event sources: arn:aws:sqs:eu-central-1:123456789012:jobs"
                                + " \\([0-9a-f-]{36}\\), arn:aws:sqs:eu-central-1:123456789012:more-jobs \\([0-9a-f-]{36}\\); name one by"
                                + " its ARN or `uuid`");
        assertThatThrownBy(() -> trial.inject(new DisabledEventSource(trial.place, "f", "job", "")))
                .hasMessageStartingWith(
                        "the function \"f\" in eu-central-1 has no event source \"job\"; it has arn:aws:sqs:");
        trial.inject(new DisabledEventSource(trial.place, "f", "jobs", ""));
        assertThat(trial.read(new DisabledEventSource(trial.place, "f", "more-jobs", "")))
                .contains("enabled");
    }

    @Test
    void whatIsLowerAlreadyStaysSo() throws Exception {
        trial.seeds.provisionedTable("table");
        RestrictedCapacity fault = new RestrictedCapacity(trial.place, "table", 100, 1);

        trial.inject(fault);

        assertThat(trial.read(fault)).contains("provisioned 25 to read, 1 to write");
    }

    @Test
    void severalDenialsOfOneRoleAreOnePolicy() throws Exception {
        trial.seeds.role("r");
        DeniedAction put = new DeniedAction(trial.place, Owner.ROLE, "r", List.of("dynamodb:PutItem"), "*", "*");
        DeniedAction get = new DeniedAction(trial.place, Owner.ROLE, "r", List.of("dynamodb:Get*"), "*", "*");

        assertThat(trial.inject(put, get).evidence()).hasSize(2);

        assertThat(trial.journal).hasSize(1);
        assertThat(trial.read(put).orElseThrow())
                .isEqualTo("{\"Version\":\"2012-10-17\",\"Statement\":["
                        + "{\"Effect\":\"Deny\",\"Action\":\"dynamodb:PutItem\",\"Resource\":\"*\","
                        + "\"Sid\":\"ChaosJunitd7bc60cd5a0d36e29469334af3015cbe\"},"
                        + "{\"Effect\":\"Deny\",\"Action\":\"dynamodb:Get*\",\"Resource\":\"*\","
                        + "\"Sid\":\"ChaosJunit239e481b98b8313c8060bc36cc5f2932\"}]}");
        assertThat(trial.byHand())
                .isEqualTo(
                        "aws iam delete-role-policy --role-name r --policy-name chaos-junit-deny --region eu-central-1"
                                + " --endpoint-url URL-OF-AWS");
    }

    @Test
    void aPolicyIsTheSameHoweverItIsFormatted() throws Exception {
        trial.seeds.queue("q");
        DeniedAction fault = new DeniedAction(trial.place, Owner.QUEUE, "q", List.of("sqs:SendMessage"), "*", "*");
        trial.inject(fault);
        String ours = trial.read(fault).orElseThrow();

        trial.setting(fault).write(Optional.of(ours.replace(",", " ,\n")), Optional.of(ours));
        assertThat(trial.readBack()).isEqualTo(ReadBack.inPlace());
        trial.setting(fault).write(Optional.of(ours.replace("Deny", "Allow")), Optional.of(ours));
        assertThat(trial.readBack().condition()).isEqualTo(ReadBack.Condition.DRIFTED);
    }

    @Test
    void theCommandByHandPutsItBackInAShell() throws Exception {
        trial.seeds.bucket("bucket").notifications("bucket");
        trial.inject(new ReplacedNotifications(trial.place, "bucket", Optional.empty()));

        assertThat(trial.byHand())
                .isEqualTo(
                        "aws s3api put-bucket-notification-configuration --bucket bucket --notification-configuration"
                                + " '{\"QueueConfigurations\":[{\"Id\":\"q\",\"QueueArn\":"
                                + "\"arn:aws:sqs:eu-central-1:123456789012:documents\",\"Events\":[\"s3:ObjectCreated:*\","
                                + "\"s3:ObjectRemoved:Delete\"],\"Filter\":{\"Key\":{\"FilterRules\":["
                                + "{\"Name\":\"Prefix\",\"Value\":\"input/\"},{\"Name\":\"Suffix\",\"Value\":\".json\"}]}}}]}'"
                                + " --region eu-central-1 --endpoint-url URL-OF-AWS");
    }
}
