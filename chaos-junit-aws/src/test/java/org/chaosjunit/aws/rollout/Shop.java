package org.chaosjunit.aws.rollout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.lambda.FunctionCodes;
import org.chaosjunit.aws.local.lambda.LocalLambda;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** A function with three versions, the first of which the alias {@code live} points to. */
final class Shop implements AutoCloseable {
    final LocalAws aws;
    final AwsPlace place;
    final LambdaClient lambda;

    Shop(LocalAws aws, Path code) throws IOException {
        // Found by the SDK's default chain, as by everyone who uses this library.
        System.setProperty("aws.accessKeyId", aws.environment().get("AWS_ACCESS_KEY_ID"));
        System.setProperty("aws.secretAccessKey", aws.environment().get("AWS_SECRET_ACCESS_KEY"));
        this.aws = aws;
        this.place = new AwsPlace(aws.region().id(), Map.of("*", aws.endpoint()));
        this.lambda = aws.client(LambdaClient.builder());
        aws.service(LocalLambda.class).updates(Duration.ZERO);
        Files.writeString(code.resolve("index.js"), "exports.handler = async () => 1;");
        function("shop", code);
        for (int i = 0; i < 3; i++) {
            lambda.publishVersion(r -> r.functionName("shop"));
        }
        lambda.createAlias(r -> r.functionName("shop").name("live").functionVersion("1"));
        aws.forgetCalls();
    }

    void function(String name, Path code) {
        lambda.createFunction(r -> r.functionName(name)
                .runtime("nodejs20.x")
                .handler("index.handler")
                .role("arn:aws:iam::123456789012:role/shop")
                .timeout(60)
                .code(FunctionCodes.at(code)));
    }

    Routing routing() {
        return new FunctionAlias(place, "shop", "live").read().routing();
    }

    /** Does what a person does by hand. */
    void point(String version, Map<String, Double> weights) {
        lambda.updateAlias(r -> r.functionName("shop")
                .name("live")
                .functionVersion(version)
                .routingConfig(routing -> routing.additionalVersionWeights(weights)));
    }

    /** Returns the calls so far that change something. */
    String changes() {
        return aws.calls().stream()
                .map(call -> call.name())
                .filter(name -> !name.matches(".*:(Get|List).*"))
                .toList()
                .toString();
    }

    String withoutPort(String text) {
        return text.replace(aws.endpoint().toString(), "URL-OF-AWS");
    }

    @Override
    public void close() {
        lambda.close();
    }
}
