package org.chaosjunit.aws.policy;

import org.chaosjunit.aws.AwsClients;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.aws.setting.Setting;
import org.chaosjunit.aws.setting.SettingKind;
import software.amazon.awssdk.services.iam.IamClient;

/** The inline policy of ours in roles, by the names of the roles. */
public final class RolePolicyKind implements SettingKind {
    static final String NAME = "iam:role-policy";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Setting open(AwsPlace place, String address) {
        return new RolePolicy(place, AwsClients.client(place, "iam", IamClient.builder()), address);
    }
}
