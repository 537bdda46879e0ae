package org.chaosjunit.aws.local.wire;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/**
 * The protocol awsQuery.
 *
 * @param namespace the XML namespace of the answers
 * @param version the version that requests name
 */
record Query(String namespace, String version) implements Protocol {
    static boolean isForm(WireRequest request) {
        return request.hasType("x-www-form-urlencoded")
                && request.header("X-Amz-Target").isEmpty();
    }

    static Optional<String> action(WireRequest request) {
        return Optional.ofNullable(WireRequest.parameters(request.text()).get("Action"))
                .map(values -> values.get(0));
    }

    @Override
    public boolean isSpokenBy(WireRequest request) {
        return isForm(request);
    }

    @Override
    public Optional<String> operation(WireRequest request) {
        return action(request);
    }

    @Override
    public void read(WireRequest request, SdkPojo builder) {
        Map<String, List<String>> parameters = WireRequest.parameters(request.text());
        String found = String.valueOf(parameters.remove("Version"));
        parameters.remove("Action");
        if (!found.equals("[" + version + "]")) {
            throw new AwsError("InvalidParameterValue", 400, "Version must be " + version + ", found " + found + ".");
        }
        FormTree.of(parameters).read(builder);
    }

    @Override
    public WireResponse write(String operation, SdkPojo answer, byte @Nullable [] body, String requestId) {
        Xml xml = new Xml()
                .open(operation + "Response", namespace)
                .open(operation + "Result")
                .members(answer)
                .close(operation + "Result")
                .open("ResponseMetadata")
                .element("RequestId", requestId)
                .close("ResponseMetadata")
                .close(operation + "Response");
        return response(200, xml, requestId);
    }

    @Override
    public WireResponse error(AwsError error, String requestId) {
        Xml xml = new Xml()
                .open("ErrorResponse", namespace)
                .open("Error")
                .element("Type", error.status() < 500 ? "Sender" : "Receiver")
                .element("Code", error.queryCode())
                .element("Message", error.text());
        error.details().forEach((name, value) -> xml.element(name, value.toString()));
        xml.close("Error").element("RequestId", requestId).close("ErrorResponse");
        return response(error.status(), xml, requestId);
    }

    private static WireResponse response(int status, Xml xml, String requestId) {
        WireResponse response = WireResponse.text(status, "text/xml", xml.toString());
        response.headers().put("x-amzn-RequestId", requestId);
        return response;
    }

    @Override
    public AwsError throttled() {
        return new AwsError("Throttling", 400, "Rate exceeded");
    }

    @Override
    public AwsError denied(String message) {
        return new AwsError("AccessDenied", 403, message);
    }
}
