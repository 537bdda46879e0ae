package org.chaosjunit.samples.aws.lab;

import java.util.Map;
import org.chaosjunit.aws.local.lambda.FunctionCodes;
import software.amazon.awssdk.services.lambda.model.FunctionCode;
import software.amazon.awssdk.services.lambda.model.Runtime;

/**
 * A build of the function that turns JSON into CSV.
 *
 * @param runtime what runs it
 * @param handler its entry
 * @param code where its code lies
 * @param environment what it needs to know beside the names of the pipeline
 * @param noFailure the configuration of its failure library with which nothing fails
 * @param concurrency how many documents it works on at a time
 */
record Transformer(
        Runtime runtime,
        String handler,
        FunctionCode code,
        Map<String, String> environment,
        String noFailure,
        int concurrency) {
    /** Returns the one in Node, with failure-lambda 0.4.4. */
    static Transformer inNode() {
        return inNode(Map.of());
    }

    /** Returns the same, but for fewer documents at a time: each container costs the machine dearly when it starts. */
    Transformer withConcurrency(int fewer) {
        return new Transformer(runtime, handler, code, environment, noFailure, fewer);
    }

    /** Returns the same with more in its environment. */
    static Transformer inNode(Map<String, String> environment) {
        return new Transformer(
                Runtime.NODEJS20_X,
                "index.handler",
                FunctionCodes.at(TransformerCode.installed()),
                environment,
                "{\"isEnabled\": false}",
                12);
    }

    /** Returns the one in Java, which knows DynamoDB by its name in AWS, on a port of this machine. */
    static Transformer inJava(String region, int port) {
        String host = "dynamodb." + region + ".amazonaws.com";
        return new Transformer(
                Runtime.JAVA17,
                ChaosTransformer.class.getName(),
                FunctionCodes.ofThisClassPath(),
                Map.of(
                        "AWS_ENDPOINT_URL_DYNAMODB",
                        "http://" + host + ":" + port,
                        "JAVA_TOOL_OPTIONS",
                        "-XX:+EnableDynamicAgentLoading -Djdk.net.hosts.file=" + TransformerCode.hosts(host),
                        "FAILURE_CACHE_TTL",
                        "1"),
                "{\"denylist\": {\"enabled\": false}}",
                2);
    }
}
