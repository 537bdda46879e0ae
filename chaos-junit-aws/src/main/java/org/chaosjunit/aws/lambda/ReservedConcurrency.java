package org.chaosjunit.aws.lambda;

import com.google.gson.JsonObject;
import java.util.Optional;
import org.chaosjunit.aws.ApiCall;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.aws.setting.AwsCommand;
import org.chaosjunit.aws.setting.Setting;
import org.chaosjunit.aws.setting.Writing;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** How many invocations of a function may run at the same time; a number, or nothing if that is not limited. */
record ReservedConcurrency(AwsPlace place, LambdaClient lambda, String function) implements Setting {
    @Override
    public Optional<String> read() {
        try {
            Integer reserved = lambda.getFunctionConcurrency(request -> request.functionName(function))
                    .reservedConcurrentExecutions();
            return Optional.ofNullable(reserved).map(String::valueOf);
        } catch (ResourceNotFoundException e) {
            throw FunctionName.missing(function, place);
        }
    }

    @Override
    public void write(Optional<String> value, Optional<String> expected) {
        if (value.isPresent()) {
            int reserved = Integer.parseInt(value.get());
            lambda.putFunctionConcurrency(
                    request -> request.functionName(function).reservedConcurrentExecutions(reserved));
        } else {
            lambda.deleteFunctionConcurrency(request -> request.functionName(function));
        }
    }

    @Override
    public Optional<Writing> writing() {
        return Optional.of(this::call);
    }

    private ApiCall call(Optional<String> value) {
        JsonObject input = new JsonObject();
        input.addProperty("FunctionName", function);
        value.ifPresent(reserved -> input.addProperty("ReservedConcurrentExecutions", Integer.valueOf(reserved)));
        String operation = value.isPresent() ? "putFunctionConcurrency" : "deleteFunctionConcurrency";
        return new ApiCall("lambda", operation, input.toString());
    }

    @Override
    public String byHand(Optional<String> value) {
        return value.map(reserved -> AwsCommand.line(
                        place,
                        "lambda",
                        "put-function-concurrency",
                        "--function-name",
                        function,
                        "--reserved-concurrent-executions",
                        reserved))
                .orElseGet(() ->
                        AwsCommand.line(place, "lambda", "delete-function-concurrency", "--function-name", function));
    }
}
