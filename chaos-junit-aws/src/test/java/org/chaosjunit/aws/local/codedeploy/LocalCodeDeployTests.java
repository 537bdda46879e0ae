package org.chaosjunit.aws.local.codedeploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.StandInExtension;
import org.chaosjunit.aws.local.lambda.FunctionCodes;
import org.chaosjunit.aws.local.lambda.LocalLambda;
import org.chaosjunit.aws.local.logs.LocalLogs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codedeploy.model.AutoRollbackEvent;
import software.amazon.awssdk.services.codedeploy.model.CodeDeployException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentCreator;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStatus;
import software.amazon.awssdk.services.codedeploy.model.LifecycleEventAlreadyCompletedException;
import software.amazon.awssdk.services.codedeploy.model.LifecycleEventStatus;
import software.amazon.awssdk.services.lambda.LambdaClient;

@ExtendWith(StandInExtension.class)
class LocalCodeDeployTests {
    private static final String ROLE = "arn:aws:iam::123456789012:role/deployer";
    private static final String HOOK = """
            exports.handler = async event => {
              console.log(`hook ${JSON.stringify(event)}`);
              if (!process.env.REPORT) return;
              const answer = await fetch(process.env.AWS_ENDPOINT_URL, {
                method: 'POST',
                headers: {
                  'Content-Type': 'application/x-amz-json-1.1',
                  'X-Amz-Target': 'CodeDeploy_20141006.PutLifecycleEventHookExecutionStatus',
                  'Authorization': `AWS4-HMAC-SHA256 Credential=${process.env.AWS_ACCESS_KEY_ID}/20260101/`
                    + 'eu-central-1/codedeploy/aws4_request, SignedHeaders=host, Signature=0'
                },
                body: JSON.stringify({
                  deploymentId: event.DeploymentId,
                  lifecycleEventHookExecutionId: event.LifecycleEventHookExecutionId,
                  status: process.env.REPORT
                })
              });
              console.log(answer.status);
            };
            """;

    private LocalCodeDeploy service;
    private CodeDeployClient codeDeploy;
    private LambdaClient lambda;

    @TempDir
    private Path code;

    @BeforeEach
    void start(LocalAws aws) throws IOException {
        aws.service(LocalLambda.class).updates(Duration.ZERO);
        service = aws.service(LocalCodeDeploy.class);
        codeDeploy = aws.client(CodeDeployClient.builder());
        lambda = aws.client(LambdaClient.builder());
        Files.writeString(code.resolve("index.js"), HOOK);
        function("shop", "");
        lambda.publishVersion(r -> r.functionName("shop"));
        lambda.publishVersion(r -> r.functionName("shop"));
        lambda.createAlias(r -> r.functionName("shop").name("live").functionVersion("1"));
        codeDeploy.createApplication(r -> r.applicationName("app").computePlatform("Lambda"));
        codeDeploy.createDeploymentGroup(r -> r.applicationName("app")
                .deploymentGroupName("group")
                .serviceRoleArn(ROLE)
                .autoRollbackConfiguration(a -> a.enabled(true).events(AutoRollbackEvent.DEPLOYMENT_FAILURE)));
    }

    @AfterEach
    void close() {
        codeDeploy.close();
        lambda.close();
    }

    private void function(String name, String report) {
        lambda.createFunction(r -> r.functionName(name)
                .runtime("nodejs20.x")
                .handler("index.handler")
                .role("arn:aws:iam::123456789012:role/hook")
                .timeout(60)
                .environment(e -> e.variables(Map.of("REPORT", report)))
                .code(FunctionCodes.at(code)));
    }

    private String deploy(String hooks) {
        String spec = """
                {"version": 0.0, "Resources": [{"shop": {"Type": "AWS::Lambda::Function", "Properties":
                  {"Name": "shop", "Alias": "live", "CurrentVersion": "1", "TargetVersion": "2"}}}],
                 "Hooks": [%s]}
                """.formatted(hooks);
        return codeDeploy
                .createDeployment(r -> r.applicationName("app")
                        .deploymentGroupName("group")
                        .revision(v -> v.revisionType("AppSpecContent").appSpecContent(c -> c.content(spec))))
                .deploymentId();
    }

    private DeploymentInfo info(String id) {
        return codeDeploy.getDeployment(r -> r.deploymentId(id)).deploymentInfo();
    }

    private DeploymentInfo ended(String id) {
        await().atMost(Duration.ofMinutes(2)).until(() -> info(id).status() != DeploymentStatus.IN_PROGRESS);
        return info(id);
    }

    private String version() {
        return lambda.getAlias(r -> r.functionName("shop").name("live")).functionVersion();
    }

    private List<String> events(String id) {
        return codeDeploy
                .getDeploymentTarget(r -> r.deploymentId(id).targetId("shop:live"))
                .deploymentTarget()
                .lambdaTarget()
                .lifecycleEvents()
                .stream()
                .map(event -> event.lifecycleEventName() + " " + event.statusAsString())
                .toList();
    }

    @Test
    void shiftsTheAliasWhenTheHooksSaySo() {
        function("good", "Succeeded");

        String id = deploy("{\"BeforeAllowTraffic\": \"good\"}, {\"AfterAllowTraffic\": \"good\"}");

        assertThat(ended(id).status()).isEqualTo(DeploymentStatus.SUCCEEDED);
        assertThat(version()).isEqualTo("2");
        assertThat(events(id))
                .containsExactly(
                        "BeforeAllowTraffic Succeeded", "AllowTraffic Succeeded", "AfterAllowTraffic Succeeded");
    }

    @Test
    void shiftsNothingWhenTheFirstHookSaysNo() {
        function("bad", "Failed");

        String id = deploy("{\"BeforeAllowTraffic\": \"bad\"}");

        assertThat(ended(id).status()).isEqualTo(DeploymentStatus.FAILED);
        assertThat(info(id).errorInformation().codeAsString()).isEqualTo("HOOK_EXECUTION_FAILURE");
        assertThat(version()).isEqualTo("1");
        assertThat(events(id)).containsExactly("BeforeAllowTraffic Failed", "AllowTraffic Pending");
    }

    @Test
    void rollsBackWhenTheLastHookSaysNo() {
        function("bad", "Failed");

        String id = deploy("{\"AfterAllowTraffic\": \"bad\"}");

        assertThat(ended(id).status()).isEqualTo(DeploymentStatus.FAILED);
        await().until(() -> info(id).rollbackInfo() != null);
        DeploymentInfo rollback = info(info(id).rollbackInfo().rollbackDeploymentId());
        assertThat(rollback.creator()).isEqualTo(DeploymentCreator.CODE_DEPLOY_ROLLBACK);
        assertThat(rollback.rollbackInfo().rollbackTriggeringDeploymentId()).isEqualTo(id);
        assertThat(version()).isEqualTo("1");
    }

    @Test
    void takesSilenceForAFailure() {
        service.hookTime(Duration.ofMillis(300));
        function("silent", "");

        String id = deploy("{\"BeforeAllowTraffic\": \"silent\"}");

        assertThat(ended(id).errorInformation().message())
                .isEqualTo("The BeforeAllowTraffic hook did not report Succeeded.");
        assertThat(version()).isEqualTo("1");
    }

    @Test
    void isStoppedAndRolledBack() {
        function("silent", "");
        String id = deploy("{\"AfterAllowTraffic\": \"silent\"}");
        await().until(() -> events(id).contains("AfterAllowTraffic InProgress"));
        assertThat(version()).isEqualTo("2");

        codeDeploy.stopDeployment(r -> r.deploymentId(id).autoRollbackEnabled(true));

        assertThat(info(id).status()).isEqualTo(DeploymentStatus.STOPPED);
        assertThat(version()).isEqualTo("1");
    }

    @Test
    void takesTheFirstReportOnly(LocalAws aws) {
        function("good", "Succeeded");
        String id = deploy("{\"BeforeAllowTraffic\": \"good\"}");
        ended(id);
        LocalLogs logs = aws.service(LocalLogs.class);
        await().until(() -> !executions(logs).isEmpty());
        String execution = executions(logs).get(0);

        assertThatThrownBy(() -> codeDeploy.putLifecycleEventHookExecutionStatus(r -> r.deploymentId(id)
                        .lifecycleEventHookExecutionId(execution)
                        .status(LifecycleEventStatus.FAILED)))
                .isInstanceOf(LifecycleEventAlreadyCompletedException.class);
        assertThat(version()).isEqualTo("2");
    }

    private static List<String> executions(LocalLogs logs) {
        Pattern execution = Pattern.compile("\"LifecycleEventHookExecutionId\":\"([^\"]+)\"");
        return logs.messages("/aws/lambda/good").stream()
                .flatMap(line -> execution.matcher(line).results())
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> codeDeploy.createDeployment(r -> r.applicationName("app")
                        .deploymentGroupName("group")
                        .revision(v -> v.string(s -> s.content("version: 0.0\n")))))
                .isInstanceOf(CodeDeployException.class)
                .hasMessageContaining("The stand-in takes an AppSpec file in JSON only.");
        assertThatThrownBy(() -> codeDeploy.createDeploymentGroup(r -> r.applicationName("app")
                        .deploymentGroupName("other")
                        .serviceRoleArn(ROLE)
                        .deploymentConfigName("CodeDeployDefault.LambdaCanary10Percent5Minutes")))
                .isInstanceOf(CodeDeployException.class)
                .hasMessageContaining("The stand-in knows CodeDeployDefault.LambdaAllAtOnce only.");
    }
}
