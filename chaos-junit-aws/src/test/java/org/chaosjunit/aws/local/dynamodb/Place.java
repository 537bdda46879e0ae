package org.chaosjunit.aws.local.dynamodb;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.http.HttpResponse;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.wire.AwsError;

/**
 * The part of DynamoDB Local that is one region of one stand-in.
 *
 * @param database which keeps one stand-in from another
 */
record Place(LocalAws aws, String database, String region) {
    private static final String FOREIGN = "arn:aws:dynamodb:ddblocal:000000000000:";
    private static final int ERROR = 400;

    /**
     * Calls DynamoDB Local.
     *
     * @throws AwsError as DynamoDB Local answers it
     */
    JsonObject call(String operation, JsonObject request) {
        HttpResponse<String> answer =
                DynamoDbLocal.shared().call(operation, database, region, foreign(request.toString()));
        JsonObject body = JsonParser.parseString(own(answer.body())).getAsJsonObject();
        if (answer.statusCode() >= ERROR) {
            throw error(answer.statusCode(), body);
        }
        return body;
    }

    private String foreign(String text) {
        return text.replace(arn(), FOREIGN);
    }

    private String own(String text) {
        return text.replace(FOREIGN, arn());
    }

    private String arn() {
        return "arn:aws:dynamodb:" + region + ":" + aws.account() + ":";
    }

    private static AwsError error(int status, JsonObject body) {
        String code = body.remove("__type").getAsString().replaceFirst(".*#", "");
        String text = body.has("message") ? "message" : "Message";
        AwsError error =
                new AwsError(code, status, body.has(text) ? body.remove(text).getAsString() : "");
        body.entrySet().forEach(member -> error.with(member.getKey(), member.getValue()));
        return error;
    }
}
