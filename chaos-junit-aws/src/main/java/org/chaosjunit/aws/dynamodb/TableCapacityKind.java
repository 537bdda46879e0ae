package org.chaosjunit.aws.dynamodb;

import org.chaosjunit.aws.AwsClients;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.aws.setting.Setting;
import org.chaosjunit.aws.setting.SettingKind;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The capacity of tables, by their names. */
public final class TableCapacityKind implements SettingKind {
    static final String NAME = "dynamodb:capacity";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Setting open(AwsPlace place, String address) {
        return new TableCapacity(place, AwsClients.client(place, "dynamodb", DynamoDbClient.builder()), address);
    }
}
