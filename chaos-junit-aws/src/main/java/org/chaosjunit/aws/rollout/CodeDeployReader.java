package org.chaosjunit.aws.rollout;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.aws.SdkModule;
import org.chaosjunit.spi.Durations;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.RolloutControl;
import org.chaosjunit.spi.RolloutControlReader;

/**
 * Reads {@code codedeploy}: {@code deployment} is the id of one that is on its way; or {@code application}, {@code group} and
 * {@code revision}, an AppSpec file, say what the gate begins itself. {@code timeout} is how long the gate waits for it to
 * begin, to stop and to be taken back, by default {@code 5min} each.
 */
public final class CodeDeployReader implements RolloutControlReader {
    private static final Pattern ID = Pattern.compile("d-[A-Za-z0-9]{1,30}");
    private static final Pattern NAME = Pattern.compile(".{1,100}");
    private static final Pattern FILE = Pattern.compile(".+");

    @Override
    public String name() {
        return "codedeploy";
    }

    @Override
    public Set<String> values() {
        return Set.of("deployment", "application", "group", "revision", "timeout");
    }

    @Override
    public RolloutControl read(Map<String, String> values) {
        Words words = new Words(values);
        Duration timeout = Durations.parse("timeout", words.optional("timeout").orElse("5min"));
        if (timeout.isZero()) {
            throw new InvalidAttributeException("timeout", "to be more than 0", "0", "Write for example 5min.");
        }
        boolean isLaunch = Set.of("application", "group", "revision").stream()
                .anyMatch(name -> words.optional(name).isPresent());
        if (isLaunch && words.optional("deployment").isPresent()) {
            throw new InvalidAttributeException(
                    "deployment",
                    "to stand alone",
                    "`application`, `group` or `revision` besides",
                    "Write `deployment` for one that is on its way, the others for one that the gate begins.");
        }
        Optional<Launch> launch = isLaunch ? Optional.of(launch(words)) : Optional.empty();
        Optional<String> id = isLaunch
                ? Optional.empty()
                : Optional.of(words.required("deployment", ID, "the id of a deployment", "d-A1B2C3D4E"));
        new SdkModule("codedeploy", "CodeDeployClient").require();
        return new CodeDeployControl(new Deployments(AwsPlace.current(), timeout), launch, id);
    }

    private static Launch launch(Words words) {
        return new Launch(
                words.required("application", NAME, "the name of an application of CodeDeploy", "shop"),
                words.required("group", NAME, "the name of a deployment group", "live"),
                Path.of(words.required("revision", FILE, "an AppSpec file", "appspec.json")));
    }
}
