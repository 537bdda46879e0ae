package org.chaosjunit.aws.local.wire;

import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.core.SdkPojo;

/** The protocol restJson1. */
final class RestJson extends Rest {
    RestJson(Routes routes) {
        super(routes);
    }

    @Override
    void readBody(String text, SdkPojo builder) {
        Values.read(Json.read(text), builder);
    }

    @Override
    byte[] writeBody(String root, SdkPojo pojo) {
        return Json.write(Json.TREES.of(pojo)).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    String type() {
        return "application/json";
    }

    @Override
    public WireResponse error(AwsError error, String requestId) {
        WireResponse response = WireResponse.text(error.status(), type(), Json.write(AwsJson.tree(error)));
        response.headers().put("x-amzn-ErrorType", error.code());
        response.headers().put("x-amzn-RequestId", requestId);
        return response;
    }

    @Override
    public AwsError throttled() {
        return new AwsError("ThrottlingException", 429, "Rate exceeded");
    }

    @Override
    public AwsError denied(String message) {
        return new AwsError("AccessDeniedException", 403, message);
    }
}
