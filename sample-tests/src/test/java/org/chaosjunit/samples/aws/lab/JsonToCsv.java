package org.chaosjunit.samples.aws.lab;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.SnsClient;

/** Turns each JSON document that the queue tells of into CSV, and notes in the table what it was about. */
final class JsonToCsv implements RequestStreamHandler {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final S3Client s3;
    private final SnsClient sns;
    private final SymbolTable table;
    private final String topic;
    private final boolean awaitsWrites;

    JsonToCsv(S3Client s3, SnsClient sns, SymbolTable table, String topic, boolean awaitsWrites) {
        this.s3 = s3;
        this.sns = sns;
        this.table = table;
        this.topic = topic;
        this.awaitsWrites = awaitsWrites;
    }

    static JsonToCsv ofEnvironment() {
        return new JsonToCsv(
                S3Client.builder().forcePathStyle(true).build(),
                SnsClient.create(),
                SymbolTable.ofEnvironment(),
                System.getenv("TOPIC_ARN"),
                Boolean.parseBoolean(System.getenv("AWAIT_WRITES")));
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        for (JsonNode message : JSON.readTree(event).path("Records")) {
            for (JsonNode created : JSON.readTree(message.path("body").asText()).path("Records")) {
                JsonNode object = created.path("s3");
                transform(
                        object.path("bucket").path("name").asText(),
                        object.path("object").path("key").asText(),
                        message.path("messageId").asText());
            }
        }
    }

    private void transform(String bucket, String key, String messageId) throws IOException {
        String input =
                s3.getObjectAsBytes(request -> request.bucket(bucket).key(key)).asUtf8String();
        JsonNode document = JSON.readTree(input);

        CompletableFuture<Void> writes = CompletableFuture.runAsync(() -> table.write(document, messageId));
        if (awaitsWrites) {
            writes.join();
        } else {
            // The flaw: nobody waits for the writes, and what goes wrong with them is only logged.
            var unused = writes.exceptionally(JsonToCsv::logged);
        }

        String output = key.replaceFirst("^input/", "output/").replaceFirst("json$", "csv");
        s3.putObject(request -> request.bucket(bucket).key(output), RequestBody.fromString(csv(document)));
        sns.publish(request -> request.topicArn(topic).message("s3://" + bucket + "/" + output));
    }

    private static String csv(JsonNode document) {
        List<String> values = new ArrayList<>();
        document.properties().forEach(field -> values.add(field.getValue().asText()));
        List<String> names = new ArrayList<>();
        document.fieldNames().forEachRemaining(names::add);
        return String.join(",", names) + "\n" + String.join(",", values) + "\n";
    }

    private static @Nullable Void logged(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        System.err.println("DynamoDB: " + cause.getMessage());
        return null;
    }
}
