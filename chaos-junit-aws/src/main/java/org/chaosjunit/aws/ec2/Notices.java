package org.chaosjunit.aws.ec2;

import com.google.gson.JsonObject;
import java.util.Optional;
import org.chaosjunit.aws.AwsClients;
import org.chaosjunit.aws.AwsPlace;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * Tells people of terminations, and waits until the service has taken it.
 *
 * @param place where the topic is
 * @param topic its ARN; empty if nobody is to be told
 * @param experiment name of the experiment
 */
record Notices(AwsPlace place, Optional<String> topic, String experiment) {
    /**
     * Tells what is about to happen, or has happened.
     *
     * @throws software.amazon.awssdk.core.exception.SdkException if nobody could be told
     */
    void tell(String event, Candidate victim, String words) {
        if (topic.isEmpty()) {
            return;
        }
        JsonObject notice = new JsonObject();
        notice.addProperty("event", event);
        notice.addProperty("instance", victim.instance());
        notice.addProperty("group", victim.group());
        notice.addProperty("zone", victim.zone());
        notice.addProperty("experiment", experiment);
        notice.addProperty("words", words);
        AwsClients.client(place, "sns", SnsClient.builder()).publish(request -> request.topicArn(topic.get())
                .subject("chaos-junit: " + event + " " + victim.instance())
                .message(notice.toString()));
    }
}
