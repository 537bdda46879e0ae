package org.chaosjunit.aws.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.SsmException;
import software.amazon.awssdk.services.sts.StsClient;

@ExtendWith(StandInExtension.class)
class LocalAwsTests {
    private LocalAws aws;
    private SsmClient ssm;

    @BeforeEach
    void start(LocalAws started) {
        aws = started;
        ssm = aws.client(
                SsmClient.builder().overrideConfiguration(o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry())));
    }

    @AfterEach
    void close() {
        ssm.close();
    }

    private void put() {
        ssm.putParameter(r -> r.name("a").value("x").type("String"));
    }

    private boolean isThere() {
        aws.behave();
        try {
            return ssm.getParameter(r -> r.name("a")).parameter().version() == 1;
        } catch (ParameterNotFoundException e) {
            return false;
        }
    }

    @Test
    void tellsWhoIsCalling() {
        try (StsClient sts = aws.client(StsClient.builder())) {
            assertThat(sts.getCallerIdentity().account()).isEqualTo("123456789012");
            assertThat(sts.getCallerIdentity().arn()).isEqualTo("arn:aws:iam::123456789012:user/AKIALOCALAWS00000000");
        }
    }

    @Test
    void refusesOperationsAndServicesThatItDoesNotHave() {
        assertThatThrownBy(() -> ssm.listDocuments())
                .isInstanceOf(SsmException.class)
                .hasMessageContaining("The stand-in for AWS has no operation \"AmazonSSM.ListDocuments\" of \"ssm\".")
                .satisfies(e -> assertThat(((SsmException) e).statusCode()).isEqualTo(501));
        assertThat(aws.complaints())
                .containsExactly("The stand-in for AWS has no operation \"AmazonSSM.ListDocuments\" of \"ssm\".");
    }

    @Test
    void throttles() {
        aws.misbehave("ssm", "PutParameter", Which.nth(1), Misbehaviour.THROTTLE);

        assertThatThrownBy(this::put).isInstanceOf(AwsServiceException.class).satisfies(e -> assertThat(
                        ((AwsServiceException) e).isThrottlingException())
                .isTrue());
        assertThat(isThere()).isFalse();
    }

    @Test
    void denies() {
        aws.misbehave("*", "*", Which.all(), Misbehaviour.DENY);

        assertThatThrownBy(this::put)
                .isInstanceOf(SsmException.class)
                .hasMessageContaining("User: arn:aws:iam::123456789012:user/AKIALOCALAWS00000000 is not authorized to"
                        + " perform: ssm:PutParameter on resource:"
                        + " arn:aws:ssm:eu-central-1:123456789012:parameter/a");
        assertThat(isThere()).isFalse();
    }

    @Test
    void failsBeforeAndAfterTheEffect() {
        aws.misbehave("ssm", "PutParameter", Which.nth(1), Misbehaviour.FAIL_500);
        aws.misbehave("ssm", "PutParameter", Which.nth(2), Misbehaviour.FAIL_AFTER_EFFECT);

        assertThatThrownBy(this::put).isInstanceOf(SsmException.class).hasMessageContaining("server side");
        assertThatThrownBy(() -> ssm.getParameter(r -> r.name("a"))).isInstanceOf(ParameterNotFoundException.class);
        assertThatThrownBy(this::put).isInstanceOf(SsmException.class).hasMessageContaining("server side");
        assertThat(isThere()).isTrue();
    }

    @Test
    void cutsConnectionsBeforeAndAfterTheEffect() {
        aws.misbehave("ssm", "PutParameter", Which.nth(1), Misbehaviour.CUT);

        assertThatThrownBy(this::put).isInstanceOf(SdkClientException.class);
        assertThat(isThere()).isFalse();

        aws.misbehave("ssm", "PutParameter", Which.nth(1), Misbehaviour.CUT_AFTER_EFFECT);
        assertThatThrownBy(this::put).isInstanceOf(SdkClientException.class);
        assertThat(isThere()).isTrue();
    }

    @Test
    void isSlow() {
        aws.misbehave("ssm", "PutParameter", Which.nth(1), Misbehaviour.slow(Duration.ofMillis(300)));

        long start = System.nanoTime();
        put();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void asksItsGuards() {
        aws.guard((call, permission) -> Optional.of("because of a test")
                .filter(any -> permission.action().equals("ssm:PutParameter")));

        assertThatThrownBy(this::put)
                .isInstanceOf(SsmException.class)
                .hasMessageContaining("parameter/a because of a test");
        assertThat(isThere()).isFalse();
    }
}
