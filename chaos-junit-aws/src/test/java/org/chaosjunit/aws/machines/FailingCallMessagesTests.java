package org.chaosjunit.aws.machines;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.chaosjunit.aws.Impatience;
import org.chaosjunit.aws.local.Misbehaviour;
import org.chaosjunit.aws.local.Which;
import org.chaosjunit.result.ExperimentResult;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("When a call of AWS misbehaves, the result")
@Timeout(300)
@Tag("long")
class FailingCallMessagesTests {
    // Of those that write parameters: lease, undo record, the value itself, and its way back.
    private static final int CHANGE = 3;
    private static final int WAY_BACK = 4;

    @TempDir
    private Path directory;

    @Test
    @DisplayName("says that a change was not allowed")
    void changeDenied() throws Exception {
        assertThat(words(Subjects.PARAMETER, "ssm", "PutParameter", Which.nth(CHANGE), Misbehaviour.DENY))
                .isEqualTo("""
                        ERROR
                          INJECTION_FAILED Could not inject on aws:REGION:test:parameter:/shop/failure: User: \
                        arn:aws:iam::123456789012:user/AKIALOCALAWS00000000 is not authorized to perform: \
                        ssm:PutParameter on resource: arn:aws:ssm:REGION:123456789012:parameter/shop/failure \
                        (Service: Ssm, Status Code: 400, Request ID: UUID) (SDK Attempt Count: 1)
                        """);
    }

    @Test
    @DisplayName("says what is left behind and how to restore it by hand where the way back is not allowed")
    void wayBackDenied() throws Exception {
        assertThat(words(Subjects.PARAMETER, "ssm", "PutParameter", Which.from(WAY_BACK), Misbehaviour.DENY))
                .isEqualTo("""
                        REVERT_FAILED
                          REVERT_FAILED Could not take back "turn latency on" on \
                        aws:REGION:test:parameter:/shop/failure: User: \
                        arn:aws:iam::123456789012:user/AKIALOCALAWS00000000 is not authorized to perform: \
                        ssm:PutParameter on resource: arn:aws:ssm:REGION:123456789012:parameter/shop/failure \
                        (Service: Ssm, Status Code: 400, Request ID: UUID) (SDK Attempt Count: 1). It may \
                        still be in place. By hand: aws ssm put-parameter --overwrite --name /shop/failure \
                        --value '{"isEnabled": false}'. Its undo record stays in \
                        DIRECTORY/journal/RUN.journal; the guardian, the next run and `java -jar \
                        chaos-junit.jar revert --journal DIRECTORY/journal` try again. If the target is gone \
                        for good, `java -jar chaos-junit.jar revert --forget DIRECTORY/journal/RUN.journal` \
                        dismisses it. Its undo record stays in the Parameter Store of AWS account \
                        123456789012, REGION at URL; the next run on this target, and `revert` on any \
                        machine, try again. If the target is gone for good, remove \
                        /chaos-junit/aws_REGION_test_parameter_shop_failure-HASH/undo-TOKEN-0000 there.
                        """);
    }

    @Test
    @DisplayName("says so where no answer comes any more")
    void hangs() throws Exception {
        assertThat(words(Subjects.PARAMETER, "ssm", "PutParameter", Which.from(CHANGE), Misbehaviour.HANG_AFTER_EFFECT))
                .isEqualTo("""
                        ERROR
                          INJECTION_FAILED Could not inject on aws:REGION:test:parameter:/shop/failure: Client \
                        execution did not complete before the specified timeout configuration: 5000 millis
                          NOT_RECORDED The lease of aws:REGION:test:parameter:/shop/failure could not be given back: \
                        ssm:PutParameter on /chaos-junit/aws_REGION_test_parameter_shop_failure-HASH/lease: Client \
                        execution did not complete before the specified timeout configuration: 2000 millis. Others can \
                        have it 30 s after its last renewal. It is \
                        /chaos-junit/aws_REGION_test_parameter_shop_failure-HASH/lease in the Parameter Store of AWS \
                        account 123456789012, REGION at URL.
                        """);
    }

    @Test
    @DisplayName("says that too many calls were made where nothing can be deployed")
    void throttled() throws Exception {
        assertThat(words(
                        "@FailureLambda through AppConfig",
                        "appconfig",
                        "StartDeployment",
                        Which.all(),
                        Misbehaviour.THROTTLE))
                .isEqualTo("""
                        ERROR
                          INJECTION_FAILED Could not inject on \
                        aws:REGION:failure:appconfig:orders/test/failures: Rate exceeded (Service: AppConfig, \
                        Status Code: 429, Request ID: UUID) (SDK Attempt Count: 3)
                        """);
    }

    @Test
    @DisplayName("says what became of an instance where nobody answered")
    void cut() throws Exception {
        assertThat(words("@TerminateInstance", "ec2", "*", Which.from(4), Misbehaviour.CUT_AFTER_EFFECT))
                .isEqualTo("""
                        REVERT_FAILED
                          REVERT_FAILED Could not take back "terminate INSTANCE of group web, which cannot be \
                        taken back" on aws:REGION:ec2:termination: NO-ANSWER. It may still be in place. By \
                        hand: nothing brings INSTANCE back; look whether its group has replaced it: aws \
                        autoscaling describe-auto-scaling-groups --region REGION --auto-scaling-group-names \
                        'web'. Its undo record stays in DIRECTORY/journal/RUN.journal; the guardian, the next \
                        run and `java -jar chaos-junit.jar revert --journal DIRECTORY/journal` try again. If \
                        the target is gone for good, `java -jar chaos-junit.jar revert --forget \
                        DIRECTORY/journal/RUN.journal` dismisses it. Its undo record stays in the Parameter \
                        Store of AWS account 123456789012, REGION at URL; the next run on this target, and \
                        `revert` on any machine, try again. If the target is gone for good, remove \
                        /chaos-junit/aws_REGION_ec2_termination-HASH/undo-TOKEN-0000 there.
                          INJECTION_FAILED Could not inject on aws:REGION:ec2:termination: INSTANCE of group \
                        web may have been terminated: NO-ANSWER; it is unknown, for NO-ANSWER
                        """);
    }

    @SuppressWarnings("try") // It is there to be closed.
    private String words(String subject, String service, String operation, Which which, Misbehaviour way)
            throws Exception {
        try (Impatience impatience = Impatience.of(Duration.ofSeconds(2), Duration.ofSeconds(5));
                StandIn standIn = StandIn.of(Subjects.named(subject))) {
            standIn.aws.misbehave(service, operation, which, way);
            ExperimentResult result = Run.of(standIn.subject, standIn.place, directory);
            standIn.aws.behave();
            assertThat(standIn.revert()).isEmpty();
            return CallTrial.words(result)
                            .replace(standIn.aws.endpoint().toString(), "URL")
                            .replace(standIn.place.region(), "REGION")
                            .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "UUID")
                            .replaceAll("-[0-9a-f]{16}/", "-HASH/")
                            .replaceAll("(undo|lease-after)-[0-9a-f]{8}-[0-9a-f]{4}", "$1-TOKEN")
                            .replaceAll("i-0000000000000000[123]", "INSTANCE")
                            .replaceAll(" in eu-central-1[abc]", "")
                            .replace(
                                    "Unable to execute HTTP request: HTTP/1.1 header parser received no bytes",
                                    "NO-ANSWER")
                            .replace("NO-ANSWER (SDK Attempt Count: 3)", "NO-ANSWER")
                            .replace(directory.toString(), "DIRECTORY")
                            .replaceAll("journal/the-shop[A-Za-z0-9-]*[.]journal", "journal/RUN.journal")
                    + "\n";
        }
    }
}
