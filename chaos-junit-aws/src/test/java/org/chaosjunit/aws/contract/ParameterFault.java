package org.chaosjunit.aws.contract;

import java.util.Optional;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.aws.setting.SettingFault;

/** Writes a faulty configuration into a parameter. */
record ParameterFault(AwsPlace place, String address) implements SettingFault {
    static final String CONFIGURATION = "{\"isEnabled\": true, \"failureMode\": \"latency\"}";

    @Override
    public String kind() {
        return "test:parameter";
    }

    @Override
    public Optional<String> changed(Optional<String> before) {
        return Optional.of(CONFIGURATION);
    }

    @Override
    public String description() {
        return "configuration with latency in " + address;
    }
}
