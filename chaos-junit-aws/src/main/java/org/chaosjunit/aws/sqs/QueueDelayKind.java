package org.chaosjunit.aws.sqs;

import org.chaosjunit.aws.AwsClients;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.aws.setting.Setting;
import org.chaosjunit.aws.setting.SettingKind;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The delays of queues, by their names. */
public final class QueueDelayKind implements SettingKind {
    static final String NAME = "sqs:delay";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Setting open(AwsPlace place, String address) {
        return new QueueDelay(place, AwsClients.client(place, "sqs", SqsClient.builder()), address);
    }
}
