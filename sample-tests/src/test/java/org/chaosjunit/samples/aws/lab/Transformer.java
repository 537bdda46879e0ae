package org.chaosjunit.samples.aws.lab;

import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.Runtime;

/**
 * A build of the function that turns JSON into CSV.
 *
 * @param runtime what runs it
 * @param handler its entry
 * @param code its code, zipped
 * @param environment what it needs to know beside the names of the pipeline
 * @param noFailure the configuration of its failure library with which nothing fails
 */
record Transformer(Runtime runtime, String handler, SdkBytes code, Map<String, String> environment, String noFailure) {
    /** Returns the one in Node, with failure-lambda 0.4.4. */
    static Transformer inNode() {
        return new Transformer(
                Runtime.NODEJS20_X, "index.handler", TransformerCode.zipped(), Map.of(), "{\"isEnabled\": false}");
    }
}
