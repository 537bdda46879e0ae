package org.chaosjunit.aws.local.sns;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.LocalService;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;

/** Topics that remember what was published on them. */
public final class LocalSns implements LocalService {
    private final List<PublishRequest> published = new CopyOnWriteArrayList<>();

    @Override
    public void register(LocalAws aws) {
        var sns = aws.service("sns").query("http://sns.amazonaws.com/doc/2010-03-31/", "2010-03-31");
        sns.on(PublishRequest::builder, this::publish).resource(PublishRequest::topicArn);
    }

    /** Returns what was published, oldest first. */
    public List<PublishRequest> published() {
        return List.copyOf(published);
    }

    private PublishResponse publish(PublishRequest request) {
        published.add(request);
        return PublishResponse.builder().messageId(UUID.randomUUID().toString()).build();
    }
}
