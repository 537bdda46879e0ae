package org.chaosjunit.aws.policy;

import org.chaosjunit.aws.AwsClients;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.aws.setting.Setting;
import org.chaosjunit.aws.setting.SettingKind;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The policies of queues, by the names of the queues. */
public final class QueuePolicyKind implements SettingKind {
    static final String NAME = "sqs:policy";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Setting open(AwsPlace place, String address) {
        return new QueuePolicy(place, AwsClients.client(place, "sqs", SqsClient.builder()), address);
    }
}
