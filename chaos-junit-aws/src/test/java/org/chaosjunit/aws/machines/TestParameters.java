package org.chaosjunit.aws.machines;

import java.util.Optional;
import org.chaosjunit.aws.AwsClients;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.aws.setting.Setting;
import org.chaosjunit.aws.setting.SettingKind;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** Parameters as the simplest of settings. */
public final class TestParameters implements SettingKind {
    static final String NAME = "test:parameter";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Setting open(AwsPlace place, String address) {
        SsmClient ssm = AwsClients.client(place, "ssm", SsmClient.builder());
        return new Setting() {
            @Override
            public Optional<String> read() {
                try {
                    return Optional.of(ssm.getParameter(request -> request.name(address))
                            .parameter()
                            .value());
                } catch (ParameterNotFoundException e) {
                    return Optional.empty();
                }
            }

            @Override
            public void write(Optional<String> value, Optional<String> expected) {
                ssm.putParameter(request -> request.name(address)
                        .value(value.orElseThrow())
                        .type(ParameterType.STRING)
                        .overwrite(true));
            }

            @Override
            public String byHand(Optional<String> value) {
                return "aws ssm put-parameter --overwrite --name " + address + " --value '" + value.orElse("") + "'";
            }
        };
    }
}
