package org.chaosjunit.aws.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.Misbehaviour;
import org.chaosjunit.aws.local.StandInExtension;
import org.chaosjunit.aws.local.Which;
import org.chaosjunit.aws.local.codedeploy.LocalCodeDeploy;
import org.chaosjunit.spi.RolloutControl;
import org.chaosjunit.spi.RolloutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStatus;

@ExtendWith(StandInExtension.class)
class CodeDeployControlTests {
    private static final String SPEC = """
            {"version": 0.0, "Resources": [{"shop": {"Type": "AWS::Lambda::Function", "Properties":
              {"Name": "shop", "Alias": "live", "CurrentVersion": "1", "TargetVersion": "2"}}}], "Hooks": [%s]}
            """;
    private static final String SILENT = "{\"AfterAllowTraffic\": \"silent\"}";

    @TempDir
    private Path code;

    private Shop shop;
    private CodeDeployClient codeDeploy;
    private LocalCodeDeploy service;

    @BeforeEach
    void start(LocalAws aws) throws IOException {
        shop = new Shop(aws, code);
        shop.function("silent", code);
        service = aws.service(LocalCodeDeploy.class);
        codeDeploy = aws.client(CodeDeployClient.builder());
        codeDeploy.createApplication(r -> r.applicationName("app").computePlatform("Lambda"));
        codeDeploy.createDeploymentGroup(r -> r.applicationName("app")
                .deploymentGroupName("group")
                .serviceRoleArn("arn:aws:iam::123456789012:role/deployer"));
    }

    @AfterEach
    void close() {
        codeDeploy.close();
        shop.close();
    }

    private RolloutControl watching(String id) {
        return new CodeDeployControl(deployments(), Optional.empty(), Optional.of(id));
    }

    private RolloutControl beginning(String group, String hooks) throws IOException {
        Path file = Files.writeString(code.resolve("appspec.json"), String.format(SPEC, hooks));
        return new CodeDeployControl(deployments(), Optional.of(new Launch("app", group, file)), Optional.empty());
    }

    private Deployments deployments() {
        return new Deployments(shop.place, Duration.ofMinutes(1));
    }

    /** Returns the id of a deployment whose traffic has been shifted, and which waits for a hook that says nothing. */
    private String shifted() {
        String id = deploy(SILENT);
        await().until(() -> shop.routing().equals(Routing.all("2")));
        return id;
    }

    private String deploy(String hooks) {
        return codeDeploy
                .createDeployment(r -> r.applicationName("app")
                        .deploymentGroupName("group")
                        .revision(v -> v.revisionType("AppSpecContent")
                                .appSpecContent(c -> c.content(String.format(SPEC, hooks)))))
                .deploymentId();
    }

    private DeploymentStatus status(String id) {
        return codeDeploy
                .getDeployment(r -> r.deploymentId(id))
                .deploymentInfo()
                .status();
    }

    private String ended(String hooks) {
        String id = deploy(hooks);
        await().until(() -> status(id) != DeploymentStatus.IN_PROGRESS);
        return id;
    }

    private String taker(String id) {
        return codeDeploy
                .getDeployment(r -> r.deploymentId(id))
                .deploymentInfo()
                .rollbackInfo()
                .rollbackDeploymentId();
    }

    @Test
    void letsGoOnWhatIsOnItsWay() throws Exception {
        String id = shifted();
        RolloutControl control = watching(id);
        shop.aws.forgetCalls();

        assertThat(control.description()).isEqualTo("the deployment " + id + " of CodeDeploy in eu-central-1");
        assertThat(control.objection()).isEmpty();
        control.begin();
        assertThat(control.promote()).isEqualTo("It goes on by itself. The deployment " + id + " is InProgress.");
        assertThat(shop.changes()).isEqualTo("[]");
    }

    @Test
    void tellsWhatWaitsToGoOn() throws Exception {
        String id = shifted();
        service.await(id);
        RolloutControl control = watching(id);

        assertThat(control.hold()).isEqualTo("It was left as it is. The deployment " + id + " is Ready.");
        assertThat(control.promote())
                .isEqualTo("It waited, and was told to go on. The deployment " + id + " is InProgress.");
        assertThat(control.promote()).isEqualTo("It goes on by itself. The deployment " + id + " is InProgress.");
    }

    @Test
    void takesBackWhatIsOnItsWay() throws Exception {
        String id = shifted();
        RolloutControl control = watching(id);

        String said = control.rollBack();

        assertThat(said)
                .isEqualTo("The deployment " + id + " is Stopped: The deployment was stopped. The deployment "
                        + taker(id) + " is Succeeded. It was taken back.");
        assertThat(shop.routing()).isEqualTo(Routing.all("1"));
        assertThat(control.rollBack()).isEqualTo(said);
        assertThatThrownBy(control::promote)
                .isInstanceOf(RolloutException.class)
                .hasMessage("The deployment " + id + " is Stopped: The deployment was stopped. It does not go on.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FAIL_AFTER_EFFECT", "CUT_AFTER_EFFECT", "THROTTLE"})
    void takesBackWhenAnAnswerIsLost(String trouble) throws Exception {
        String id = shifted();
        shop.aws.misbehave("codedeploy", "StopDeployment", Which.first(1), Misbehaviour.parse(trouble));

        assertThat(watching(id).rollBack()).endsWith(" It was taken back.");
        assertThat(shop.routing()).isEqualTo(Routing.all("1"));
    }

    @Test
    void takesBackWhereItCannotWait() throws Exception {
        String id = shifted();

        assertThat(watching(id).hold())
                .startsWith("CodeDeploy cannot wait, so it is taken back. The deployment " + id + " is Stopped: ")
                .endsWith(" It was taken back.");
        assertThat(shop.routing()).isEqualTo(Routing.all("1"));
    }

    @Test
    void cannotTakeBackWhatHasSucceeded() throws Exception {
        String id = ended("");
        RolloutControl control = watching(id);

        assertThat(control.objection()).contains("It has ended: it is Succeeded.");
        assertThat(control.promote()).isEqualTo("It goes on by itself. The deployment " + id + " is Succeeded.");
        assertThat(control.hold()).isEqualTo("It was left as it is. The deployment " + id + " is Succeeded.");
        assertThatThrownBy(control::rollBack)
                .isInstanceOf(RolloutException.class)
                .hasMessage("The deployment " + id + " is Succeeded. CodeDeploy takes nothing back that has: deploy the"
                        + " earlier revision again.");
    }

    @Test
    void saysThatNobodyTakesBackWhatHasFailed() {
        service.hookTime(Duration.ofMillis(100));
        String id = ended(SILENT);
        Deployments impatient = new Deployments(shop.place, Duration.ofMillis(300));

        assertThatThrownBy(() -> new CodeDeployControl(impatient, Optional.empty(), Optional.of(id)).rollBack())
                .isInstanceOf(RolloutException.class)
                .hasMessage("waited 300 ms in vain for the deployment " + id
                        + " to be taken back by another; look where the traffic goes");
        assertThatThrownBy(() -> watching(id).promote())
                .isInstanceOf(RolloutException.class)
                .hasMessage("The deployment " + id + " is Failed: The AfterAllowTraffic hook did not report Succeeded."
                        + " It does not go on.");
    }

    @Test
    void leavesARollbackAlone() throws Exception {
        String id = shifted();
        watching(id).rollBack();
        RolloutControl control = watching(taker(id));

        assertThat(control.objection()).contains("It takes another one back: nothing is to be tried on it.");
        assertThat(control.rollBack())
                .isEqualTo(
                        "It takes another one back, and was left to. The deployment " + taker(id) + " is Succeeded.");
    }

    @Test
    void beginsOneAndTakesItBack() throws Exception {
        RolloutControl control = beginning("group", SILENT);
        assertThat(control.description()).isEqualTo("the deployment of app to group of CodeDeploy in eu-central-1");
        assertThat(control.objection()).isEmpty();
        assertThat(control.hold()).isEqualTo("Nothing was done, for nothing had been begun.");

        control.begin();
        assertThat(control.description()).startsWith("the deployment d-");
        await().until(() -> shop.routing().equals(Routing.all("2")));

        assertThat(control.rollBack()).endsWith(" It was taken back.");
        assertThat(shop.routing()).isEqualTo(Routing.all("1"));
    }

    @Test
    void saysThatItDoesNotKnowWhetherItHasBegun() throws Exception {
        RolloutControl control = beginning("group", SILENT);
        shop.aws.misbehave("codedeploy", "CreateDeployment", Which.first(1), Misbehaviour.CUT_AFTER_EFFECT);

        assertThatThrownBy(control::begin)
                .isInstanceOf(RolloutException.class)
                .hasMessageContaining("The Deployment Group 'group' already has an active Deployment 'd-");
        assertThatThrownBy(control::hold)
                .isInstanceOf(RolloutException.class)
                .hasMessage("It is not known whether the deployment of app to group has begun: look for it with `aws"
                        + " deploy list-deployments`, and stop it with `aws deploy stop-deployment"
                        + " --auto-rollback-enabled`.");
    }

    @Test
    void objectsToWhatDoesNotExist() throws Exception {
        assertThat(watching("d-ABC").objection()).contains("There is no deployment d-ABC in eu-central-1.");
        assertThat(beginning("other", "").objection().orElseThrow())
                .startsWith("No Deployment Group found for name: other");
        Path file = code.resolve("none.json");
        assertThat(new CodeDeployControl(deployments(), Optional.of(new Launch("app", "group", file)), Optional.empty())
                        .objection())
                .contains("The AppSpec file " + file + " cannot be read: java.nio.file.NoSuchFileException: " + file);
    }

    @Test
    void actsNowhereWithoutConsent() {
        Deployments far = new Deployments(new AwsPlace("eu-central-1", Map.of()), Duration.ofSeconds(1));
        RolloutControl control = new CodeDeployControl(far, Optional.empty(), Optional.of("d-ABC"));

        String veto = "Nothing is changed there, for it requires an AWS account and region that are allowed, but found"
                + " eu-central-1 of AWS itself, and none is allowed. ";
        assertThat(control.objection().orElseThrow()).startsWith(veto);
        assertThatThrownBy(control::promote).hasMessageStartingWith(veto);
        assertThatThrownBy(control::rollBack).hasMessageStartingWith(veto);
        assertThatThrownBy(control::hold).hasMessageStartingWith(veto);
    }
}
