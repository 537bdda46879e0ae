package org.chaosjunit.aws.policy;

import java.util.NoSuchElementException;
import java.util.Optional;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.aws.setting.AwsCommand;
import org.chaosjunit.aws.setting.Setting;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.NotFoundException;

/** The policy of a topic; SNS gives every topic one. */
record TopicPolicy(AwsPlace place, SnsClient sns, String topic) implements Setting {
    private static final String POLICY = "Policy";

    @Override
    public Optional<String> read() {
        try {
            return Optional.ofNullable(sns.getTopicAttributes(request -> request.topicArn(arn(place.account())))
                    .attributes()
                    .get(POLICY));
        } catch (NotFoundException e) {
            throw new NoSuchElementException("there is no topic \"" + topic + "\" in " + place.region());
        }
    }

    @Override
    public void write(Optional<String> value, Optional<String> expected) {
        String text = value.orElseThrow(() -> new IllegalStateException("SNS cannot remove the policy of a topic"));
        sns.setTopicAttributes(request ->
                request.topicArn(arn(place.account())).attributeName(POLICY).attributeValue(text));
    }

    private String arn(String account) {
        Region region = Region.of(place.region());
        return "arn:" + PartitionMetadata.of(region).id() + ":sns:" + region + ":" + account + ":" + topic;
    }

    @Override
    public boolean isSame(String one, String other) {
        return PolicyText.isSame(one, other);
    }

    @Override
    public String byHand(Optional<String> value) {
        return AwsCommand.line(
                place,
                "sns",
                "set-topic-attributes",
                "--topic-arn",
                arn("ACCOUNT"),
                "--attribute-name",
                POLICY,
                "--attribute-value",
                value.orElse(""));
    }
}
