package org.chaosjunit.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LintTests {
    private static final String EXPERIMENTS = "<dependencies><dependency><groupId>org.chaosjunit</groupId>"
            + "<artifactId>chaos-junit</artifactId><version>2</version></dependency></dependencies>";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<rerunFailingTestsCount>1</rerunFailingTestsCount> | <rerunFailingTestsCount> 0, but found 1",
                "<shutdown>testset</shutdown> | <shutdown>exit, but found testset",
                "<shutdown>kill</shutdown> | <shutdown>exit, but found kill",
                "<forkedProcessExitTimeoutInSeconds>29</forkedProcessExitTimeoutInSeconds> |"
                        + " <forkedProcessExitTimeoutInSeconds> of 30 or more, but found 29",
                "<forkedProcessTimeoutInSeconds>600</forkedProcessTimeoutInSeconds> | no"
                        + " <forkedProcessTimeoutInSeconds>, but found 600",
                "<forkCount>0</forkCount> | <forkCount>1, but found 0",
                "<forkCount>1C</forkCount> | <forkCount>1, but found 1C",
                "<parallel>methods</parallel> | no <parallel>, but found methods",
                "<properties><configurationParameters>junit.jupiter.execution.parallel.enabled = true"
                        + "</configurationParameters></properties> | tests one after the other, but found"
                        + " junit.jupiter.execution.parallel.enabled=true",
            })
    void findsSettingsThatLeaveFaultsInPlace(String setting, String finding) throws Exception {
        assertThat(runner(plugin("maven-failsafe-plugin", setting), Map.of()))
                .singleElement()
                .asString()
                .startsWith("maven-failsafe-plugin requires " + finding + ". ");
    }

    @Test
    void findsThemInProperties() throws Exception {
        assertThat(runner(plugin("maven-surefire-plugin", ""), Map.of("surefire.rerunFailingTestsCount", "2")))
                .singleElement()
                .asString()
                .isEqualTo("maven-surefire-plugin requires <rerunFailingTestsCount> 0, but found 2. A failed experiment"
                        + " would be injected again, and a second try that passes by chance would turn it green.");
    }

    @Test
    void acceptsWhatIsByDefault() throws Exception {
        assertThat(runner(
                        plugin("maven-failsafe-plugin", "<shutdown>exit</shutdown><forkCount>1</forkCount>"), Map.of()))
                .isEmpty();
    }

    @Test
    void missesTheGoalsAroundExperiments() throws Exception {
        assertThat(around(chaos("2", "<goal>run</goal>", "")))
                .extracting(LintFinding::required)
                .containsExactly("an execution of the goal revert", "an execution of the goal verify");
        assertThat(around(chaos("2", "<goal>run</goal><goal>revert</goal><goal>verify</goal>", "")))
                .isEmpty();
    }

    @Test
    void findsAnotherVersionAndAGateThatIsNone() throws Exception {
        assertThat(around(chaos("3", "<goal>verify</goal>", "<configuration><skip>true</skip></configuration>")))
                .extracting(LintFinding::found)
                .containsExactly("3", "skip in the POM");
    }

    private static List<LintFinding> runner(String plugins, Map<String, String> properties) throws Exception {
        return RunnerSettings.in(model(plugins), properties::get).stream()
                .flatMap(settings -> RunnerLint.of(settings).stream())
                .toList();
    }

    private static List<LintFinding> around(String plugins) throws Exception {
        return ExecutionLint.of(model(plugins));
    }

    private static String plugin(String name, String configuration) {
        return "<plugin><artifactId>" + name + "</artifactId><configuration>" + configuration
                + "</configuration></plugin>";
    }

    private static String chaos(String version, String goals, String configuration) {
        return "<plugin><groupId>org.chaosjunit</groupId><artifactId>chaos-junit-maven-plugin</artifactId><version>"
                + version + "</version><executions><execution><goals>" + goals + "</goals></execution></executions>"
                + configuration + "</plugin>";
    }

    private static Model model(String plugins) throws Exception {
        String pom = Stream.of(EXPERIMENTS, "<build><plugins>", plugins, "</plugins></build>")
                .reduce("<project>", String::concat);
        return new MavenXpp3Reader().read(new StringReader(pom + "</project>"));
    }
}
