package org.chaosjunit.aws.machines;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.aws.setting.SettingFault;
import org.chaosjunit.engine.Body;
import org.chaosjunit.engine.Experiment;
import org.chaosjunit.result.ExperimentResult;
import org.chaosjunit.spi.Settings;

/** An experiment that changes a parameter: the main class of a machine, or a part of this one. */
public final class ParameterRun {
    static final String PARAMETER = "/shop/failure";
    static final String BEFORE = "{\"isEnabled\": false}";
    static final String FAULT = "{\"isEnabled\": true, \"failureMode\": \"latency\"}";

    private ParameterRun() {}

    /** Runs it, and waits for the given number of milliseconds in its body. */
    @SuppressWarnings("SystemOut") // That is how its parent hears of it.
    public static void main(String[] arguments) {
        ExperimentResult result = run(() -> {
            System.out.println("injected");
            TimeUnit.MILLISECONDS.sleep(Long.parseLong(arguments[0]));
        });
        System.out.println(result.verdict());
        result.findings().forEach(finding -> System.out.println(finding.reason() + " " + finding.message()));
        System.exit(0);
    }

    static ExperimentResult run(Body body) {
        Fault fault = new Fault(AwsPlace.current(), PARAMETER);
        return Experiment.of(
                        Experiment.plan("The shop lives with a slow payment")
                                .id("slow-payment")
                                .inject(fault)
                                .withBody()
                                .build(),
                        Settings.ofSystem())
                .run(body);
    }

    record Fault(AwsPlace place, String address) implements SettingFault {
        @Override
        public String kind() {
            return TestParameters.NAME;
        }

        @Override
        public Optional<String> changed(Optional<String> before) {
            return Optional.of(FAULT);
        }

        @Override
        public String description() {
            return "turn latency on";
        }
    }
}
