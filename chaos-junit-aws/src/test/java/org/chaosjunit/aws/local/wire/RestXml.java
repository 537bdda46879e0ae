package org.chaosjunit.aws.local.wire;

import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.core.SdkPojo;

/** The protocol restXml, as S3 speaks it. */
final class RestXml extends Rest {
    private final String namespace;

    RestXml(Routes routes, String namespace) {
        super(routes);
        this.namespace = namespace;
    }

    @Override
    void readBody(String text, SdkPojo builder) {
        XmlTree.of(text).read(builder);
    }

    @Override
    byte[] writeBody(String root, SdkPojo pojo) {
        String xml = new Xml().open(root, namespace).members(pojo).close(root).toString();
        return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + xml).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    String type() {
        return "application/xml";
    }

    @Override
    public WireResponse error(AwsError error, String requestId) {
        Xml xml = new Xml().open("Error").element("Code", error.queryCode()).element("Message", error.text());
        error.details().forEach((name, value) -> xml.element(name, value.toString()));
        xml.element("RequestId", requestId).close("Error");
        WireResponse response = WireResponse.text(error.status(), type(), xml.toString());
        response.headers().put("x-amz-request-id", requestId);
        return response;
    }

    @Override
    public AwsError throttled() {
        return new AwsError("SlowDown", 503, "Please reduce your request rate.");
    }

    @Override
    public AwsError denied(String message) {
        return new AwsError("AccessDenied", 403, message);
    }
}
