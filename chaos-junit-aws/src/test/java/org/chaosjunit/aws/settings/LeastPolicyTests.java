package org.chaosjunit.aws.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chaosjunit.aws.lambda.ThrottledFunction;
import org.chaosjunit.aws.local.Permission;
import org.chaosjunit.aws.scheduler.ScheduledWayBack;
import org.chaosjunit.aws.scheduler.SwitchReverter;
import org.chaosjunit.aws.setting.SettingFault;
import org.chaosjunit.spi.PlannedFaults;
import org.chaosjunit.spi.ReadBack;
import org.chaosjunit.spi.UndoRecord;
import org.junit.jupiter.api.Test;

/** What {@code docs/aws/iam.md} says each feature needs is what it really asks for. */
class LeastPolicyTests {
    private static final Path DOCUMENT =
            Path.of("").toAbsolutePath().getParent().resolve("docs/aws/iam.md");
    private static final Pattern POLICY =
            Pattern.compile("^### `(.+?)`(.*?)\n+```json\n(.*?)```", Pattern.DOTALL | Pattern.MULTILINE);
    // Whoever has credentials may ask whose they are.
    private static final String FREE = "sts:GetCallerIdentity";

    /** A feature, and all that it does; to add one is a line in {@link #features}. */
    private record Feature(String name, Use use) {
        @Override
        public String toString() {
            return name;
        }
    }

    private interface Use {
        void in(Trial trial) throws Exception;
    }

    static Stream<Feature> features() {
        Stream<Feature> settings =
                SettingCase.all().stream().map(each -> new Feature(each.annotation(), trial -> setting(each, trial)));
        // Those of other rooms follow here.
        return Stream.concat(settings, Stream.of(new Feature("@DeadMansSwitch", LeastPolicyTests::deadMansSwitch)));
    }

    private static void setting(SettingCase each, Trial trial) throws Exception {
        each.seed().accept(trial.seeds);
        trial.aws.forgetCalls();
        trial.inject(each.fault().apply(trial.place));
        trial.revert();
    }

    private static void deadMansSwitch(Trial trial) throws Exception {
        trial.seeds.function("f");
        trial.aws.forgetCalls();
        SettingFault fault = new ThrottledFunction(trial.place, "f", 0);
        PlannedFaults planned = new PlannedFaults(fault.target(), List.of(fault));
        trial.inject(
                new ScheduledWayBack("arn:aws:iam::123456789012:role/put-back")
                        .around(List.of(planned))
                        .get(0)
                        .target(),
                fault);
        UndoRecord armed = trial.journal.remove(0);
        trial.revert();
        SwitchReverter reverter = new SwitchReverter();
        assertThat(reverter.readBack(armed)).isEqualTo(ReadBack.inPlace());
        reverter.revert(armed);
    }

    @Test
    void documentAndFeaturesAreTheSame() throws Exception {
        Map<String, Set<String>> asked = new TreeMap<>();
        for (Feature feature : features().toList()) {
            try (Trial trial = new Trial()) {
                feature.use().in(trial);
                asked.computeIfAbsent(feature.name(), name -> new TreeSet<>()).addAll(actions(trial));
            }
        }
        assertThat(documented()).isEqualTo(asked);
    }

    private static List<String> actions(Trial trial) {
        return trial.aws.calls().stream()
                .flatMap(call -> call.permissions().stream())
                .map(Permission::action)
                .filter(action -> !action.equals(FREE))
                .toList();
    }

    private static Map<String, Set<String>> documented() throws Exception {
        return POLICY.matcher(Files.readString(DOCUMENT))
                .results()
                .collect(Collectors.toMap(
                        match -> match.group(1) + match.group(2),
                        LeastPolicyTests::actions,
                        (one, other) -> {
                            throw new AssertionError("twice: " + one);
                        },
                        TreeMap::new));
    }

    private static Set<String> actions(MatchResult policy) {
        JsonArray statements =
                JsonParser.parseString(policy.group(3)).getAsJsonObject().getAsJsonArray("Statement");
        Set<String> actions = new TreeSet<>();
        for (JsonElement statement : statements) {
            statement.getAsJsonObject().getAsJsonArray("Action").forEach(action -> actions.add(action.getAsString()));
        }
        return actions;
    }
}
