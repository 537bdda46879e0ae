package org.chaosjunit.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateConfigTests {
    private static final String FILES =
            "'results':'r','report':'p','journal':'j','record':'gate.json','auditLog':'a.log'";

    @TempDir
    private Path directory;

    @Test
    void isReadAsItWasWritten() throws IOException {
        GateConfig config = new GateConfig(
                Path.of("r"),
                Path.of("p"),
                Path.of("j"),
                Path.of("gate.json"),
                Path.of("a.log"),
                List.of(new Rules.Written("maximumAge", Map.of("atMost", "1h"))),
                new Policy(GateDecision.ROLLBACK, GateDecision.HOLD, 2),
                DecisionOverride.of("anna", "known", "2026-11-21T18:00:00Z"),
                new RolloutConfig("command", Map.of("promote", "true")),
                new RunConfig(
                        List.of(Path.of("x.jar")),
                        List.of(Path.of("classes")),
                        List.of("A"),
                        List.of("A#b"),
                        List.of("smoke"),
                        List.of("slow"),
                        List.of("-Xmx1g")));
        Path file = directory.resolve("deep/gate-config.json");

        config.write(file);

        assertThat(GateConfig.read(file)).isEqualTo(config);
    }

    @Test
    void whatNeedNotBeWrittenHasDefaults() throws IOException {
        GateConfig config = GateConfig.read(file("{" + FILES + "}"));

        assertThat(config.rules()).isEmpty();
        assertThat(config.policy()).isEqualTo(Policy.DEFAULT);
        assertThat(config.override()).isNull();
        assertThat(config.rollout()).isEqualTo(RolloutConfig.NONE);
        assertThat(config.run()).isNull();
        assertThat(GateConfig.read(file("{" + FILES + ",'policy':{'retries':1},'run':{'classPath':[]}}"))
                        .policy())
                .isEqualTo(new Policy(GateDecision.HOLD, GateDecision.HOLD, 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "'rulez':[]| requires fields that are known, but found `rulez`. The nearest is `rules`. Known: auditLog,"
                        + " journal, override, policy, record, report, results, rollout, rules, run.",
                "'policy':{'retry':1}| requires fields of `policy` that are known, but found `policy.retry`. The nearest is"
                        + " `policy.retries`. Known: onError, onInconclusive, retries.",
                "'policy':{'retries':9}| requires `retries` to be a number from 0 to 3, but found 9. Who tries until it"
                        + " passes has proven nothing: find out why it could not tell.",
                "'policy':{'retries':0.5}| requires `policy.retries` to be a whole number, but found 0.5. Write for example"
                        + " 0.",
                "'policy':{'onError':'PROMOTE'}| requires `onError` to be HOLD or ROLLBACK, but found PROMOTE. Only"
                        + " experiments that passed promote anything.",
                "'policy':{'onError':'PANIC'}| requires `policy.onError` to be one of PROMOTE, HOLD, ERROR, ROLLBACK, but"
                        + " found \"PANIC\". Write for example \"ROLLBACK\".",
                "'run':{}| requires `run.classPath` to be a list, but found nothing. Write for example [...].",
                "'run':{'classPath':['a',1]}| requires `run.classPath[1]` to be a path, but found 1.0. Write for example"
                        + " \"target/chaos-junit\".",
                "'run':[]| requires `run` to be an object, but found []. Write for example {\"classPath\": ...}.",
                "'rules':[{'values':{}}]| requires `rules[0].name` to be a text, but found nothing. Write for example"
                        + " \"...\".",
                "'rules':[{'name':'x','values':{'y':1}}]| requires `rules[0].values.y` to be a text, but found 1.0. Write"
                        + " for example \"...\".",
                "'override':{'by':'anna','why':'known','until':'tonight'}| requires `override.until` to be a moment, but"
                        + " found \"tonight\". Write for example \"2026-11-21T18:00:00Z\".",
                "'override':{'by':' ','why':'known','until':'2026-11-21T18:00:00Z'}|: An override requires who overrides,"
                        + " why, and until when, but found \" \", \"known\", \"2026-11-21T18:00:00Z\"."
            })
    void refusesWhatMakesNoSense(String more, String message) throws IOException {
        Path file = file("{" + FILES + "," + more + "}");

        assertThatThrownBy(() -> GateConfig.read(file))
                .isInstanceOf(GateConfigurationException.class)
                .hasMessage(file + message);
    }

    @Test
    void refusesWhatIsMissing() throws IOException {
        Path file = file("{'results':'r'}");

        assertThatThrownBy(() -> GateConfig.read(file))
                .hasMessage(file + " requires `report` to be a path, but found nothing. Write for example"
                        + " \"target/chaos-junit\".");
        assertThatThrownBy(() -> GateConfig.read(directory.resolve("missing")))
                .hasMessage(directory.resolve("missing") + " cannot be read: it does not exist.");
        assertThatThrownBy(() -> GateConfig.read(file("{")))
                .hasMessageStartingWith(file + " requires a JSON object, but found what is none. The parser says: ");
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThatThrownBy(() -> GateConfig.read(file))
                .hasMessage(file + " requires text in UTF-8, but found other bytes.");
    }

    private Path file(String json) throws IOException {
        return Files.writeString(directory.resolve("gate-config.json"), json.replace('\'', '"'));
    }
}
