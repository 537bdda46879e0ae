package org.chaosjunit.aws.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import org.chaosjunit.gate.GateConfigurationException;
import org.chaosjunit.gate.RolloutConfig;
import org.chaosjunit.gate.RolloutControls;
import org.chaosjunit.spi.RolloutControl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadersTests {
    @BeforeEach
    void region() {
        System.setProperty("aws.region", "eu-west-1");
    }

    @Test
    void readsAnAlias() {
        assertThat(read("lambda-alias", "function=shop alias=live version=7 weight=25")
                        .description())
                .isEqualTo("the alias live of function shop in eu-west-1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "alias=live version=7|requires `function` to be the name of a Lambda function, without region, account or"
                        + " version, but found nothing. Write for example shop.",
                "function=arn:aws:lambda:x alias=live version=7|requires `function` to be the name of a Lambda function,"
                        + " without region, account or version, but found \"arn:aws:lambda:x\". Write for example shop.",
                "function=shop alias=7 version=7|requires `alias` to be the name of an alias, but found \"7\". Write for"
                        + " example live.",
                "function=shop alias=live version=$LATEST|requires `version` to be the number of the new version, but"
                        + " found \"$LATEST\". Write for example 7.",
                "function=shop alias=live version=7 weight=10%|requires `weight` to be a percentage from 1 to 99, without"
                        + " a sign, but found \"10%\". Write for example 10.",
                "function=shop alias=live version=7 weight=100|requires `weight` to be a percentage from 1 to 99, without"
                        + " a sign, but found \"100\". Write for example 10."
            })
    void refusesAnAliasThatMakesNoSense(String values, String message) {
        assertThatThrownBy(() -> read("lambda-alias", values))
                .isInstanceOf(GateConfigurationException.class)
                .hasMessage("The rollout control \"lambda-alias\" " + message);
    }

    @Test
    void readsADeployment() {
        assertThat(read("codedeploy", "deployment=d-A1B2C3D4E timeout=2min").description())
                .isEqualTo("the deployment d-A1B2C3D4E of CodeDeploy in eu-west-1");
        assertThat(read("codedeploy", "application=shop group=live revision=appspec.json")
                        .description())
                .isEqualTo("the deployment of shop to live of CodeDeploy in eu-west-1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "timeout=1min|requires `deployment` to be the id of a deployment, but found nothing. Write for example"
                        + " d-A1B2C3D4E.",
                "deployment=arn:aws:x|requires `deployment` to be the id of a deployment, but found \"arn:aws:x\". Write"
                        + " for example d-A1B2C3D4E.",
                "deployment=d-A1 group=live|requires `deployment` to stand alone, but found `application`, `group` or"
                        + " `revision` besides. Write `deployment` for one that is on its way, the others for one that"
                        + " the gate begins.",
                "application=shop group=live|requires `revision` to be an AppSpec file, but found nothing. Write for"
                        + " example appspec.json.",
                "deployment=d-A1 timeout=0s|requires `timeout` to be more than 0, but found 0. Write for example 5min."
            })
    void refusesADeploymentThatMakesNoSense(String values, String message) {
        assertThatThrownBy(() -> read("codedeploy", values))
                .isInstanceOf(GateConfigurationException.class)
                .hasMessage("The rollout control \"codedeploy\" " + message);
    }

    private static RolloutControl read(String name, String values) {
        Map<String, String> read = new TreeMap<>();
        for (String each : values.split(" ", -1)) {
            read.put(each.replaceFirst("=.*", ""), each.replaceFirst("[^=]*=", ""));
        }
        return RolloutControls.known().read(new RolloutConfig(name, read));
    }
}
