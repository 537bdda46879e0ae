package org.chaosjunit.aws.handler;

import java.time.Duration;
import org.chaosjunit.aws.AwsClients;
import org.chaosjunit.aws.AwsPlace;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** A configuration in the SSM Parameter Store. */
final class ParameterSource implements FlagSource {
    // The function waits for it.
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final String parameter;

    ParameterSource(String parameter) {
        this.parameter = parameter;
    }

    @Override
    public String name() {
        return "ssm";
    }

    @Override
    public double defaultCacheSeconds() {
        return 60;
    }

    @Override
    public String fetch() {
        Parameter found = AwsClients.client(AwsPlace.current(), "ssm", SsmClient.builder())
                .getParameter(request -> request.name(parameter)
                        .overrideConfiguration(configuration -> configuration.apiCallTimeout(LONGEST)))
                .parameter();
        if (found.type() == ParameterType.SECURE_STRING) {
            throw new IllegalStateException(
                    "the parameter is a SecureString, which is not decrypted here; make it a String");
        }
        return found.value();
    }
}
