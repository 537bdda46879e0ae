package org.chaosjunit.aws.policy;

import org.chaosjunit.aws.AwsClients;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.aws.setting.Setting;
import org.chaosjunit.aws.setting.SettingKind;
import software.amazon.awssdk.services.sns.SnsClient;

/** The policies of topics, by the names of the topics. */
public final class TopicPolicyKind implements SettingKind {
    static final String NAME = "sns:policy";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Setting open(AwsPlace place, String address) {
        return new TopicPolicy(place, AwsClients.client(place, "sns", SnsClient.builder()), address);
    }
}
