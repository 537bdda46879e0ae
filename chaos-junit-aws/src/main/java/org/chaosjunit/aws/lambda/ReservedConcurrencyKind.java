package org.chaosjunit.aws.lambda;

import org.chaosjunit.aws.AwsClients;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.aws.setting.Setting;
import org.chaosjunit.aws.setting.SettingKind;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** The reserved concurrency of functions, by their names. */
public final class ReservedConcurrencyKind implements SettingKind {
    static final String NAME = "lambda:concurrency";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Setting open(AwsPlace place, String address) {
        return new ReservedConcurrency(place, AwsClients.client(place, "lambda", LambdaClient.builder()), address);
    }
}
