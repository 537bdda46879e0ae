package org.chaosjunit.aws.lambda;

import org.chaosjunit.aws.AwsClients;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.aws.setting.Setting;
import org.chaosjunit.aws.setting.SettingKind;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** Whether event source mappings are enabled; named by their UUIDs, or as {@code function/source}. */
public final class EventSourceKind implements SettingKind {
    static final String NAME = "lambda:event-source";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Setting open(AwsPlace place, String address) {
        LambdaClient lambda = AwsClients.client(place, "lambda", LambdaClient.builder());
        return new EventSource(place, lambda, new Mapping(place, lambda, address));
    }
}
