package org.chaosjunit.aws.local.wire;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/**
 * The protocol rpc-v2-cbor.
 *
 * @param service the service's name in the path {@code /service/<name>/operation/<operation>}
 */
record RpcV2Cbor(String service) implements Protocol {
    @Override
    public boolean isSpokenBy(WireRequest request) {
        return request.header("smithy-protocol").filter("rpc-v2-cbor"::equals).isPresent();
    }

    @Override
    public Optional<String> operation(WireRequest request) {
        String start = "/service/" + service + "/operation/";
        return Optional.of(request.path())
                .filter(path -> path.startsWith(start))
                .map(path -> path.substring(start.length()));
    }

    @Override
    public void read(WireRequest request, SdkPojo builder) {
        Values.read(Cbor.read(request.body()), builder);
    }

    @Override
    public WireResponse write(String operation, SdkPojo answer, byte @Nullable [] body, String requestId) {
        return response(200, Cbor.TREES.of(answer), requestId);
    }

    @Override
    public WireResponse error(AwsError error, String requestId) {
        WireResponse response = response(error.status(), AwsJson.tree(error), requestId);
        response.headers().put("x-amzn-query-error", error.queryCode() + ";Sender");
        return response;
    }

    private static WireResponse response(int status, Map<String, Object> tree, String requestId) {
        Map<String, String> headers = Map.of(
                "Content-Type", "application/cbor", "smithy-protocol", "rpc-v2-cbor", "x-amzn-RequestId", requestId);
        return new WireResponse(status, headers, Cbor.write(tree));
    }

    @Override
    public AwsError throttled() {
        return new AwsError("ThrottlingException/Throttling", 400, "Rate exceeded");
    }

    @Override
    public AwsError denied(String message) {
        return new AwsError("AccessDeniedException/AccessDenied", 403, message);
    }
}
