package org.chaosjunit.aws.local.wire;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/**
 * The protocols awsJson1.0 and awsJson1.1.
 *
 * @param version {@code 1.0} or {@code 1.1}
 * @param target what precedes the operation in {@code X-Amz-Target}, without the point
 */
record AwsJson(String version, String target) implements Protocol {
    @Override
    public boolean isSpokenBy(WireRequest request) {
        return request.header("X-Amz-Target").isPresent();
    }

    @Override
    public Optional<String> operation(WireRequest request) {
        return request.header("X-Amz-Target")
                .filter(header -> header.startsWith(target + "."))
                .map(header -> header.substring(target.length() + 1));
    }

    @Override
    public void read(WireRequest request, SdkPojo builder) {
        Values.read(Json.read(request.text()), builder);
    }

    @Override
    public WireResponse write(String operation, SdkPojo answer, byte @Nullable [] body, String requestId) {
        String text = body == null ? Json.write(Json.TREES.of(answer)) : new String(body, StandardCharsets.UTF_8);
        return response(200, text, requestId);
    }

    @Override
    public WireResponse error(AwsError error, String requestId) {
        WireResponse response = response(error.status(), Json.write(tree(error)), requestId);
        if (error.hasQueryCode()) {
            response.headers().put("x-amzn-query-error", error.queryCode() + ";Sender");
        }
        return response;
    }

    static Map<String, Object> tree(AwsError error) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("__type", error.code());
        tree.put("message", error.text());
        tree.putAll(error.details());
        return tree;
    }

    private WireResponse response(int status, String body, String requestId) {
        WireResponse response = WireResponse.text(status, "application/x-amz-json-" + version, body);
        response.headers().put("x-amzn-RequestId", requestId);
        return response;
    }

    @Override
    public AwsError throttled() {
        return new AwsError("ThrottlingException", 400, "Rate exceeded");
    }

    @Override
    public AwsError denied(String message) {
        return new AwsError("AccessDeniedException", 400, message);
    }
}
