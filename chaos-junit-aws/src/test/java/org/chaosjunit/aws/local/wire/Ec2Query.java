package org.chaosjunit.aws.local.wire;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/**
 * The protocol ec2Query.
 *
 * @param version the version that requests name, part of the answers' namespace
 */
record Ec2Query(String version) implements Protocol {
    @Override
    public boolean isSpokenBy(WireRequest request) {
        return Query.isForm(request);
    }

    @Override
    public Optional<String> operation(WireRequest request) {
        return Query.action(request);
    }

    @Override
    public void read(WireRequest request, SdkPojo builder) {
        Map<String, List<String>> parameters = WireRequest.parameters(request.text());
        parameters.remove("Version");
        parameters.remove("Action");
        FormTree.of(parameters).read(builder);
    }

    @Override
    public WireResponse write(String operation, SdkPojo answer, byte @Nullable [] body, String requestId) {
        Xml xml = new Xml()
                .open(operation + "Response", "http://ec2.amazonaws.com/doc/" + version + "/")
                .element("requestId", requestId)
                .members(answer)
                .close(operation + "Response");
        return WireResponse.text(200, "text/xml;charset=UTF-8", xml.toString());
    }

    @Override
    public WireResponse error(AwsError error, String requestId) {
        Xml xml = new Xml()
                .open("Response")
                .open("Errors")
                .open("Error")
                .element("Code", error.queryCode())
                .element("Message", error.text())
                .close("Error")
                .close("Errors")
                .element("RequestID", requestId)
                .close("Response");
        return WireResponse.text(error.status(), "text/xml;charset=UTF-8", xml.toString());
    }

    @Override
    public AwsError throttled() {
        return new AwsError("RequestLimitExceeded", 503, "Request limit exceeded.");
    }

    @Override
    public AwsError denied(String message) {
        return new AwsError("UnauthorizedOperation", 403, message);
    }
}
