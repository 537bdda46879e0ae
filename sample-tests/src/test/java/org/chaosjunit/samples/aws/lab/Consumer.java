package org.chaosjunit.samples.aws.lab;

import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** Takes every message out of the queue at the end of the pipeline. */
final class Consumer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Consumer.class.getName());
    private static final int LONG_POLL_SECONDS = 1;
    private static final int BATCH = 10;

    private final SqsClient sqs;
    private final String queueUrl;
    private final AtomicLong consumed = new AtomicLong();
    private final Thread thread = new Thread(this::consume, "csv-consumer");
    private volatile boolean isClosed;

    private Consumer(SqsClient sqs, String queueUrl) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
    }

    static Consumer start(SqsClient sqs, String queueUrl) {
        Consumer consumer = new Consumer(sqs, queueUrl);
        consumer.thread.setDaemon(true);
        consumer.thread.start();
        return consumer;
    }

    /** Returns how many messages came up to now. */
    long consumed() {
        return consumed.get();
    }

    private void consume() {
        while (!isClosed) {
            try {
                sqs.receiveMessage(request -> request.queueUrl(queueUrl)
                                .waitTimeSeconds(LONG_POLL_SECONDS)
                                .maxNumberOfMessages(BATCH))
                        .messages()
                        .forEach(this::delete);
            } catch (SdkException e) {
                // Tried again; whoever counts what came sees that nothing comes.
                LOG.log(System.Logger.Level.DEBUG, "the queue could not be read", e);
            }
        }
    }

    private void delete(Message message) {
        sqs.deleteMessage(request -> request.queueUrl(queueUrl).receiptHandle(message.receiptHandle()));
        consumed.incrementAndGet();
    }

    @Override
    public void close() {
        isClosed = true;
        thread.interrupt();
    }
}
